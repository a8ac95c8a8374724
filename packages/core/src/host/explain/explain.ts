import type { AcceptedEvent, DefinitionProblem, JsonValue, LocalizedText, RequestInput } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import type { OpenEvent } from '../../dispatch/index.ts';
import { handshakeHeaders, handshakeRequest } from '../../handshake/index.ts';
import type { CallMethod } from '../../ports/index.ts';
import { walkSteps, type WalkedSteps } from '../../pipeline/steps/index.ts';
import type { PublishWarning } from '../../publish/missing-records.ts';
import { mask, sampleUrl, type WireRequest } from '../../request/index.ts';
import { buildRequest, type BuildResult, type DeliveryToFill } from '../../stages/build/index.ts';
import { authorisedRequest } from '../../stages/send/index.ts';
import type { Engine } from '../engine.ts';
import { openFor, type EventAtHand, type EventToExplain } from './event.ts';
import { explainMatch, shownMatch, type MatchExplanation } from './match-explanation.ts';
import { subjectFor, type Subject, type WebhookToExplain } from './subject.ts';

/** Everything between an event and the call that a webhook makes of it. Nothing is sent, nothing stored. */
export interface Explanation {
  readonly event: AcceptedEvent;
  /** What acceptance said of the event. */
  readonly eventWarnings: readonly PublishWarning[];
  readonly webhook: Subject['shown'];
  /** What is doubtful about the webhook. */
  readonly webhookWarnings: readonly DefinitionProblem[];
  readonly match: MatchExplanation;
  /** What is asked of the receiver before the first call, where the webhook has a handshake. */
  readonly handshake?: Pick<ExplainedRequest, 'method' | 'url' | 'headers'>;
  /** What would be sent; also where the event does not match, as a preview. */
  readonly request?: ExplainedRequest;
  /** What would be sent, one after the other, by an action of several calls. Samples stand in for the answers. */
  readonly calls?: readonly ExplainedCall[];
  /** Why there is no request. */
  readonly failure?: { readonly failure: string; readonly reason: LocalizedText };
  /** Why the network policy would refuse the call, as far as it can be known without DNS. */
  readonly refusal?: LocalizedText;
}

/** A call of an action of several. */
export interface ExplainedCall extends ExplainedRequest {
  readonly step: string;
  /** What stood in for the answer. */
  readonly sample: JsonValue;
}

/** A request as it would be sent, secrets masked. */
export interface ExplainedRequest {
  readonly method: string;
  /** The sample URL. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** Names of the fields that are sent. */
  readonly fields: readonly string[];
  readonly warnings: readonly LocalizedText[];
}

const previewId = 'dlv_00000000000000000000000000';

export async function explain(event: EventToExplain, webhook: WebhookToExplain, engine: Engine): Promise<Explanation> {
  const atHand = await openFor(event, engine);
  const id = 'eventId' in event ? event.deliveryId : undefined;
  return explainAtHand(atHand, await subjectFor(webhook, engine), engine, id);
}

/** For those who have event and webhook at hand. */
export async function explainAtHand(
  { open, warnings }: EventAtHand,
  subject: Subject,
  engine: Engine,
  id = previewId,
): Promise<Explanation> {
  const match = explainMatch(open, subject.webhook, engine);
  const delivery = match.elements === undefined ? { id } : { id, elements: match.elements };
  const result = await build(subject.recipe, open, delivery, engine);
  const address = result.kind === 'built' ? result.wire : result.kind === 'walked' ? result.calls[0]?.wire : undefined;
  const refusal = address === undefined ? undefined : engine.guard.judgeUrl(sampleUrl(address));
  return {
    event: open.event,
    eventWarnings: warnings,
    webhook: subject.shown,
    webhookWarnings: subject.warnings,
    match: shownMatch(match),
    ...(result.kind === 'built'
      ? {
          ...shownHandshake(result.input, subject.webhook),
          request: shown(authorised(result.wire, subject.webhook), result.fields, result.warnings),
        }
      : result.kind === 'walked'
        ? { calls: shownCalls(result, subject.webhook) }
        : { failure: { failure: result.failure, reason: result.reason } }),
    ...(match.failure === undefined ? {} : { failure: match.failure }),
    ...(refusal === undefined ? {} : { refusal: refusal.text }),
  };
}

async function build(
  recipe: Subject['recipe'],
  open: OpenEvent,
  delivery: DeliveryToFill,
  { clock }: Engine,
): Promise<
  BuildResult | WalkedSteps | { readonly kind: 'unbuildable'; readonly failure: string; readonly reason: LocalizedText }
> {
  if ('failure' in recipe) return { kind: 'unbuildable', failure: recipe.failureClass, reason: recipe.failure };
  const { builder, transformer, plugin } = recipe.registered;
  const walked = await walkSteps(recipe, open.event, delivery, clock);
  if (walked !== undefined) return walked;
  return buildRequest(recipe.compiled, open.event, delivery, { builder, transformer, plugin, clock });
}

/** The credential of the connection stands in the preview, masked, as it will stand in the call. */
const authorised = <M extends CallMethod>(wire: WireRequest<M>, { connection }: ConfiguredWebhook): WireRequest<M> =>
  connection?.definition.auth === undefined ? wire : authorisedRequest(wire, connection.definition.auth);

function shownHandshake(input: RequestInput, webhook: ConfiguredWebhook): Pick<Explanation, 'handshake'> {
  const { handshake } = webhook.definition;
  if (handshake === undefined) return {};
  const wire = authorised(handshakeRequest(input), webhook);
  const headers = { ...maskedHeaders(wire), ...handshakeHeaders(handshake) };
  return { handshake: { method: wire.method, url: mask(wire.url), headers } };
}

const maskedHeaders = ({ headers }: WireRequest<CallMethod>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)]));

const shownCalls = ({ calls, fields, warnings }: WalkedSteps, webhook: ConfiguredWebhook): readonly ExplainedCall[] =>
  calls.map(({ step, wire, sample }) => ({ step, sample, ...shown(authorised(wire, webhook), fields, warnings) }));

const shown = (wire: WireRequest, fields: readonly string[], warnings: readonly LocalizedText[]): ExplainedRequest => ({
  method: wire.method,
  url: sampleUrl(wire),
  headers: maskedHeaders(wire),
  body: wire.body === null ? null : mask(wire.body),
  fields,
  warnings,
});
