import { isEilboteError, type EilboteError, type SeveralCallAction } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { AttemptLane, AttemptResult, Attempting, CallPace, OpenDelivery, Permissions } from '../dispatch/index.ts';
import type { Clock, FrozenRequest, StepStore } from '../ports/index.ts';
import { freezeRequest, withFrozen, type SecretReader, type WireRequest } from '../request/index.ts';
import { hostOf } from '../redaction/index.ts';
import { buildRequest, type BuildResult } from '../stages/build/index.ts';
import type { CallAuth, CallRoute, Classify, Exchange, Sender, SendInput, SendResult } from '../stages/send/index.ts';
import { connectionSlot, slotsInForce, type HandshakeDefinition, type RouteDefinition } from '../webhooks/index.ts';
import { CONNECTION_CREDENTIALS_REFUSED, SECRETS_LOCKED, TARGET_MISSING } from './errors.ts';
import { beforeTheCall, Handshakes, type Question } from './handshakes.ts';
import { withHeadersOfContent } from './headers-of-content.ts';
import { loggedAttempt, loggedSteps, type LoggingServices } from './logged-attempt.ts';
import type { Recipe, Recipes } from './recipes.ts';
import { attemptSteps } from './steps/index.ts';

export interface PipelineServices extends LoggingServices {
  readonly recipes: Recipes;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly store: StepStore;
  newId(prefix: 'lea'): string;
}

interface ReadyRequest {
  readonly wire: WireRequest;
  readonly frozen: FrozenRequest;
  readonly secrets: SecretReader;
  readonly recipe: Recipe;
  readonly built: BuildResult & { kind: 'built' };
}

/**
 * One attempt from the event to the answer: build, transform, freeze or thaw, send. What a delivery repeats is frozen;
 * its URL, other headers and credentials are as they are now.
 */
export class Pipeline implements Attempting {
  readonly #services: PipelineServices;
  readonly #handshakes: Handshakes;

  constructor(services: PipelineServices) {
    this.#services = services;
    this.#handshakes = new Handshakes(services.clock);
  }

  async attempt(delivery: OpenDelivery, signal: AbortSignal, lane: AttemptLane): Promise<AttemptResult> {
    try {
      if (delivery.webhook.locked)
        return blockedBy('secrets', SECRETS_LOCKED({ webhook: delivery.webhook.definition.name }));
      const unusable = delivery.webhook.connection?.refusal;
      if (unusable !== undefined) return blockedBy('target', unusable);
      const refused = refusedBefore(delivery.webhook);
      if (refused !== undefined) return refused;
      const recipe = this.#services.recipes.current(delivery.webhook);
      const { action } = recipe.compiled;
      if ('steps' in action) return await this.#attemptSteps(delivery, recipe, action, signal, lane.pace);
      const ready = await this.#makeReady(delivery);
      if ('kind' in ready) return ready;
      const { handshake } = delivery.webhook.definition;
      if (handshake !== undefined) return await this.#askFirst(delivery, handshake, ready, signal, lane.permissions);
      return this.#result(delivery, ready, await this.#send(delivery, ready, signal));
    } catch (error) {
      if (TARGET_MISSING.is(error)) return blockedBy('target', error as EilboteError);
      const reason = isEilboteError(error)
        ? error.text.en
        : `unexpected ${error instanceof Error ? error.name : 'error'}`;
      return { kind: 'unbuildable', failure: isEilboteError(error) ? 'BUILD_FAILED' : 'INTERNAL', reason };
    }
  }

  /** The question and the call share the time of one attempt, because its lease lasts no longer. */
  async #askFirst(
    delivery: OpenDelivery,
    handshake: HandshakeDefinition,
    ready: ReadyRequest,
    signal: AbortSignal,
    permissions: Permissions,
  ): Promise<AttemptResult> {
    const { clock } = this.#services;
    const started = clock.monotonic();
    const send = (question: Partial<Question> = {}) =>
      this.#send(delivery, ready, signal, { spentMs: clock.monotonic() - started, ...question });
    const leave = await this.#handshakes.leave(delivery, handshake, ready.built, permissions, send);
    switch (leave.kind) {
      case 'again':
        return { kind: 'aborted' };
      case 'refused':
        return { kind: 'blocked', by: 'handshake', reason: leave.reason };
      case 'unanswered':
        return beforeTheCall(this.#result(delivery, ready, leave.sent));
      case 'granted': {
        const result = this.#result(delivery, ready, await send());
        return leave.fresh === undefined ? result : { ...result, granted: leave.fresh };
      }
    }
  }

  async #attemptSteps(
    delivery: OpenDelivery,
    recipe: Recipe,
    action: SeveralCallAction,
    signal: AbortSignal,
    pace: CallPace,
  ): Promise<AttemptResult> {
    const { webhook, version } = delivery;
    const { clock, store, newId, recipes } = this.#services;
    const as = version === webhook.version ? recipe : await recipes.pinned(webhook, version);
    const stepped = await attemptSteps(delivery, action, as, {
      store,
      clock,
      newLease: () => newId('lea'),
      pace: (leftMs) => pace.next(leftMs, signal),
      send: (wire, { leftMs, ...call }) => {
        const spentMs = Math.max(0, webhook.definition.timeLimitSeconds * 1000 - leftMs);
        const ready = { wire, secrets: recipe.secrets.read, recipe };
        return this.#send(delivery, ready, signal, { spentMs, ...call });
      },
    });
    if ('kind' in stepped) return unbuildable(stepped);
    const { prepared, calls, end } = stepped;
    const logged = () => loggedSteps(webhook, prepared, calls, this.#services);
    switch (end.kind) {
      case 'lost':
        return { kind: 'aborted' };
      case 'waits':
        return end;
      case 'ended':
        return { kind: 'answered', outcome: end.outcome, logged: logged() };
      case 'sent': {
        const { sent } = end;
        if (sent.kind !== 'answered') return unanswered(webhook, sent);
        return { kind: 'answered', outcome: sent.outcome, ...refusedNow(webhook, sent), logged: logged() };
      }
    }
  }

  async #makeReady(delivery: OpenDelivery): Promise<ReadyRequest | AttemptResult> {
    const { recipes } = this.#services;
    const recipe = recipes.current(delivery.webhook);
    const built = await this.#build(delivery, recipe);
    if (built.kind === 'unbuildable') return unbuildable(built);
    const { version, webhook } = delivery;
    const earlier = version === webhook.version ? recipe : await recipes.pinned(webhook, version);
    if (earlier === recipe) {
      const frozen = delivery.frozen ?? freezeRequest(built.wire);
      const wire = delivery.frozen === null ? built.wire : withFrozen(built.wire, delivery.frozen);
      return { wire, frozen, secrets: recipe.secrets.read, recipe, built };
    }
    // First sent, or to be sent, with an earlier version: its content, and its secrets where the present one has none.
    const asThen = await this.#build(delivery, earlier);
    if (asThen.kind === 'unbuildable') return unbuildable(asThen);
    const frozen = delivery.frozen ?? freezeRequest(asThen.wire);
    const wire = withHeadersOfContent(withFrozen(built.wire, frozen), built, asThen);
    const secrets: SecretReader = (slot) => (recipe.secrets.has(slot) ? recipe : earlier).secrets.read(slot);
    return { wire, frozen, secrets, recipe, built };
  }

  #build({ messageId: id, open, elements }: OpenDelivery, { compiled, registered }: Recipe): Promise<BuildResult> {
    const { builder, transformer, plugin } = registered;
    const delivery = elements === null ? { id } : { id, elements };
    return buildRequest(compiled, open.event, delivery, { builder, transformer, plugin, clock: this.#services.clock });
  }

  /** @param question what is sent in place of the call, to ask whether it is wanted */
  #send(
    delivery: OpenDelivery,
    { wire, secrets, recipe }: Pick<ReadyRequest, 'wire' | 'secrets' | 'recipe'>,
    signal: AbortSignal,
    { spentMs = 0, request = wire, handshake, classify, once = false }: SendChanges = {},
  ): Promise<SendResult> {
    const { registered } = recipe;
    const { signing } = recipe.secrets;
    const auth = authOf(delivery.webhook);
    const route = routeOf(delivery.webhook);
    return this.#services.sender.send({
      request,
      secrets,
      ...(auth === undefined ? {} : { auth }),
      ...(route === undefined ? {} : { route }),
      ...(handshake === undefined ? {} : { handshake }),
      ...(signing === undefined
        ? {}
        : { signing: { slots: slotsInForce(signing, this.#services.clock.now()), header: signing.header } }),
      ...(delivery.origin === 'test' ? { test: true as const } : {}),
      deliveryId: delivery.messageId,
      attempt: delivery.attempts + 1,
      deadlineMs: Math.max(1, delivery.webhook.definition.timeLimitSeconds * 1000 - spentMs),
      once,
      ...classifying(classify ?? registered.target.classify?.bind(registered.target), handshake),
      signal,
    });
  }

  #result(delivery: OpenDelivery, { frozen, built }: ReadyRequest, sent: SendResult): AttemptResult {
    switch (sent.kind) {
      case 'answered':
        return {
          kind: 'answered',
          frozen,
          outcome: sent.outcome,
          ...refusedNow(delivery.webhook, sent),
          ...certificateOf(sent.exchange),
          logged: loggedAttempt(delivery.webhook, built, sent.exchange, this.#services),
        };
      case 'aborted':
        return { kind: 'aborted', frozen };
      default:
        return unanswered(delivery.webhook, sent);
    }
  }
}

/** What is otherwise than with the one call of a delivery. */
type SendChanges = Partial<Question> & { readonly spentMs?: number } & Pick<SendInput, 'classify' | 'once'>;

/** The question before the first call is not the target system's to read. */
const classifying = (classify: Classify | undefined, handshake: SendChanges['handshake']) =>
  classify === undefined || handshake !== undefined ? {} : { classify };

/** Nothing came back: the call could not be made, or was called off. */
function unanswered(webhook: ConfiguredWebhook, sent: Exclude<SendResult, { kind: 'answered' }>): AttemptResult {
  switch (sent.kind) {
    case 'unbuildable':
      return { kind: 'unbuildable', failure: sent.failure, reason: sent.problem.text.en };
    case 'blocked':
      return sent.by === 'credentials' ? withoutToken(webhook, sent.refusal) : blockedBy(sent.by, sent.refusal);
    case 'aborted':
      return { kind: 'aborted' };
  }
}

const certificateOf = ({ certificate, request }: Exchange) =>
  certificate === undefined
    ? {}
    : { certificate: { name: hostOf(request.maskedUrl), validUntil: certificate.validUntil } };

const unbuildable = ({ failure, reason }: BuildResult & { kind: 'unbuildable' }): AttemptResult => ({
  kind: 'unbuildable',
  failure,
  reason: reason.en,
});

function authOf({ connection }: ConfiguredWebhook): CallAuth | undefined {
  const definition = connection?.definition.auth;
  if (connection === undefined || definition === undefined) return undefined;
  return { connection: connection.id, version: connection.version, definition };
}

function routeOf({ connection, definition: own }: ConfiguredWebhook): CallRoute | undefined {
  const definition: RouteDefinition = connection?.definition ?? own;
  if (definition.tls === undefined && definition.proxy === undefined) return undefined;
  return { definition, slotOf: connection === undefined ? (slot) => slot : connectionSlot };
}

/** A connection whose credentials are known to be refused is not called again: its account could be locked. */
function refusedBefore({ connection }: ConfiguredWebhook): AttemptResult | undefined {
  if (connection?.attention?.kind !== 'credentials') return undefined;
  const { kind, reason } = connection.attention;
  const problem = CONNECTION_CREDENTIALS_REFUSED({ connection: connection.definition.name, reason });
  const refused = { connection: connection.id, version: connection.version, kind, reason };
  return { kind: 'blocked', by: 'credentials', reason: problem.text, refused };
}

function refusedNow({ connection }: ConfiguredWebhook, { outcome, refused: kind }: SendResult & { kind: 'answered' }) {
  if (kind === undefined || connection === undefined || !('reason' in outcome)) return {};
  return { refused: { connection: connection.id, version: connection.version, kind, reason: outcome.reason } };
}

/** The authorisation server gives no token for the credentials. */
function withoutToken({ connection }: ConfiguredWebhook, { text }: EilboteError): AttemptResult {
  const { id = '', version = 0 } = connection ?? {};
  const refused = { connection: id, version, kind: 'credentials', reason: text.en } as const;
  return { kind: 'blocked', by: 'credentials', reason: text, refused };
}

const blockedBy = (by: 'policy' | 'secrets' | 'target', refusal: EilboteError): AttemptResult => ({
  kind: 'blocked',
  by,
  reason: refusal.text,
});
