import {
  isEilboteError,
  type AcceptedEvent,
  type DefinitionProblem,
  type EventInput,
  type FailureClass,
  type LocalizedText,
  type RequestInput,
} from '@eilbote/contract';
import { acceptEvent } from '../accept/index.ts';
import type { ConditionExplanation } from '../conditions/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import { compiledConditions } from '../configuration/stored-configuration.ts';
import { failureOfMatch, openEvent, type OpenEvent } from '../dispatch/index.ts';
import { SECRETS_LOCKED } from '../pipeline/errors.ts';
import type { Recipe } from '../pipeline/recipes.ts';
import type { PublishWarning } from '../publish/missing-records.ts';
import { handshakeHeaders, handshakeRequest } from '../handshake/index.ts';
import type { CallMethod } from '../ports/index.ts';
import { mask, sampleUrl, type WireRequest } from '../request/index.ts';
import { buildRequest, type BuildResult } from '../stages/build/index.ts';
import { authorisedRequest } from '../stages/send/index.ts';
import type { Matcher, MatchVerdict } from '../stages/match/index.ts';
import { readWebhook, sealWebhook, WEBHOOK_INVALID, type WebhookInput } from '../webhooks/index.ts';
import { recordsOf } from '../tables/index.ts';
import { webhookAsLogged } from '../configuration/logged-as.ts';
import { eventRow } from '../publish/event-row.ts';
import { EVENT_CONTENT_GONE, EVENT_UNKNOWN, WEBHOOK_UNKNOWN } from './administration-errors.ts';
import { contextForInput } from './check-context.ts';
import type { Engine } from './engine.ts';

/** A stored event by its id, or one that need not be published. */
export type EventToExplain = { readonly eventId: string } | EventInput;
/**
 * A saved webhook by its id, as it is or as it would be with another definition; or a definition that need not be
 * saved. A secret that is `true` is the one that the saved webhook has.
 */
export type WebhookToExplain = { readonly webhookId: string; readonly definition?: WebhookInput } | WebhookInput;

/** Everything between an event and the call that a webhook makes of it. Nothing is sent, nothing stored. */
export interface Explanation {
  readonly event: AcceptedEvent;
  /** What acceptance said of the event. */
  readonly eventWarnings: readonly PublishWarning[];
  readonly webhook: { readonly id?: string; readonly name: string; readonly version?: number };
  /** What is doubtful about the webhook. */
  readonly webhookWarnings: readonly DefinitionProblem[];
  readonly match: MatchExplanation;
  /** What is asked of the receiver before the first call, where the webhook has a handshake. */
  readonly handshake?: Pick<ExplainedRequest, 'method' | 'url' | 'headers'>;
  /** What would be sent; also where the event does not match, as a preview. */
  readonly request?: ExplainedRequest;
  /** Why there is no request. */
  readonly failure?: { readonly failure: string; readonly reason: LocalizedText };
  /** Why the network policy would refuse the call, as far as it can be known without DNS. */
  readonly refusal?: LocalizedText;
}

export interface MatchExplanation {
  /** `fails` where nobody can say: the delivery would fail with the reason in {@link Explanation.failure}. */
  readonly verdict: MatchVerdict['kind'] | 'otherEvent' | 'inactive' | 'fails';
  /** Each record that was asked, in the order of the list; one for a table that is no list. */
  readonly conditions: readonly ConditionExplanation[];
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
  const { open, warnings } = await openFor(event, engine);
  const subject = await subjectFor(webhook, engine);
  const match = explainMatch(open, subject, engine);
  const elements = match.elements === undefined ? {} : { elements: match.elements };
  const result = await build(subject.recipe, open, elements, engine);
  const refusal = result.kind === 'built' ? engine.guard.judgeUrl(sampleUrl(result.wire)) : undefined;
  return {
    event: open.event,
    eventWarnings: warnings,
    webhook: subject.shown,
    webhookWarnings: subject.warnings,
    match: { verdict: match.verdict, conditions: match.conditions },
    ...(result.kind === 'built'
      ? {
          ...shownHandshake(result.input, subject.webhook),
          request: shown(authorised(result.wire, subject.webhook), result.fields, result.warnings),
        }
      : { failure: { failure: result.failure, reason: result.reason } }),
    ...(match.failure === undefined ? {} : { failure: match.failure }),
    ...(refusal === undefined ? {} : { refusal: refusal.text }),
  };
}

async function openFor(
  event: EventToExplain,
  engine: Engine,
): Promise<{ readonly open: OpenEvent; readonly warnings: readonly PublishWarning[] }> {
  if ('eventId' in event) {
    const stored = await engine.store.event(event.eventId);
    if (stored === undefined) throw EVENT_UNKNOWN({ event: event.eventId });
    if (stored.blanked !== undefined) throw EVENT_CONTENT_GONE({ event: stored.id, blanked: stored.blanked });
    return { open: openEvent(stored), warnings: [] };
  }
  const acceptedAt = engine.clock.now();
  const acceptance = acceptEvent(event, {
    catalogue: engine.catalogue,
    now: new Date(acceptedAt).toISOString(),
    newId: () => engine.newId('evt'),
    strict: false,
  });
  const { mentions: _, ...row } = eventRow(acceptance, acceptedAt, engine.catalogue);
  const stored = { ...row, sequence: 0, revision: 0 };
  return { open: { event: acceptance.event, stored }, warnings: acceptance.warnings };
}

interface Subject {
  readonly shown: Explanation['webhook'];
  readonly warnings: readonly DefinitionProblem[];
  readonly webhook: ConfiguredWebhook;
  /** Or why there is none. */
  readonly recipe: Recipe | NoRecipe;
}

interface NoRecipe {
  readonly failure: LocalizedText;
  readonly failureClass: FailureClass;
}

async function subjectFor(webhook: WebhookToExplain, engine: Engine): Promise<Subject> {
  const configuration = await engine.configuration.reload();
  if (!('webhookId' in webhook)) return unsavedSubject(webhook, undefined, engine);
  const saved = configuration.webhook(webhook.webhookId);
  if (saved === undefined) throw WEBHOOK_UNKNOWN({ webhook: webhook.webhookId });
  if (webhook.definition !== undefined) return unsavedSubject(webhook.definition, saved, engine);
  const { id, version, definition } = saved;
  const recipe = saved.locked
    ? { failure: SECRETS_LOCKED({ webhook: definition.name }).text, failureClass: 'SECRET_UNAVAILABLE' as const }
    : recipeOr(() => engine.recipes.current(saved));
  return { shown: { id, name: definition.name, version }, warnings: [], webhook: saved, recipe };
}

/** @param saved the webhook whose secrets the definition may keep */
function unsavedSubject(input: WebhookInput, saved: ConfiguredWebhook | undefined, engine: Engine): Subject {
  const { secrets, clock, recipes } = engine;
  const configuration = engine.configuration.current;
  const context = contextForInput(engine, saved);
  const { definition, problems, warnings } = readWebhook(input, context);
  if (definition === undefined || problems.length > 0) throw WEBHOOK_INVALID({ name: input.name, problems });
  const id = saved?.id ?? engine.newId('whk');
  const now = clock.now();
  const connection = definition.connection === undefined ? undefined : configuration.connection(definition.connection);
  const unsaved: ConfiguredWebhook = {
    id,
    version: 0,
    status: 'active',
    statusReason: null,
    statusAt: now,
    pauseChangedAt: 0,
    createdAt: now,
    savedAt: now,
    lane: `webhook:${id}`,
    limits: undefined,
    definition,
    locked: false,
    stored: '',
    connection,
    conditions: compiledConditions(definition, context),
    logged: webhookAsLogged(id, 0, definition),
  };
  const recipe = recipeOr(() =>
    recipes.compile(unsaved, definition, sealWebhook(definition, { id, secrets, previous: saved?.stored })),
  );
  return {
    shown: { ...(saved === undefined ? {} : { id }), name: definition.name },
    warnings,
    webhook: unsaved,
    recipe,
  };
}

function recipeOr(make: () => Recipe): Subject['recipe'] {
  try {
    return make();
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return { failure: error.text, failureClass: 'BUILD_FAILED' };
  }
}

function explainMatch(
  open: OpenEvent,
  { webhook }: Subject,
  { matcher }: Engine,
): MatchExplanation & { readonly elements?: readonly number[]; readonly failure?: Explanation['failure'] } {
  try {
    return verdictOn(open, webhook, matcher);
  } catch (error) {
    const { failure, reason } = failureOfMatch(error);
    return { verdict: 'fails', conditions: [], failure: { failure, reason } };
  }
}

function verdictOn(
  open: OpenEvent,
  webhook: ConfiguredWebhook,
  matcher: Matcher,
): MatchExplanation & { readonly elements?: readonly number[] } {
  const conditions = conditionsOf(open, webhook);
  if (webhook.definition.event !== open.event.type) return { verdict: 'otherEvent', conditions };
  if (webhook.status === 'inactive') return { verdict: 'inactive', conditions };
  const verdict = matcher.match(open, webhook);
  const elements = verdict.kind === 'sends' ? verdict.elements : undefined;
  return { verdict: verdict.kind, conditions, ...(elements === undefined ? {} : { elements }) };
}

function conditionsOf({ event }: OpenEvent, { definition, conditions }: ConfiguredWebhook): ConditionExplanation[] {
  const own = recordsOf(event, definition.table);
  if (conditions === undefined || own === undefined) return [];
  return [own].flat().map((record) => conditions.explain({ record, records: event.records, details: event.details }));
}

async function build(
  recipe: Subject['recipe'],
  open: OpenEvent,
  elements: { readonly elements?: readonly number[] },
  { clock }: Engine,
): Promise<BuildResult | { readonly kind: 'unbuildable'; readonly failure: string; readonly reason: LocalizedText }> {
  if ('failure' in recipe) return { kind: 'unbuildable', failure: recipe.failureClass, reason: recipe.failure };
  const { builder, transformer, plugin } = recipe.registered;
  const delivery = { id: previewId, ...elements };
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

const shown = (wire: WireRequest, fields: readonly string[], warnings: readonly LocalizedText[]): ExplainedRequest => ({
  method: wire.method,
  url: sampleUrl(wire),
  headers: maskedHeaders(wire),
  body: wire.body === null ? null : mask(wire.body),
  fields,
  warnings,
});
