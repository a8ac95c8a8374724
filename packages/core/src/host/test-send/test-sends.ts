import { hash } from 'node:crypto';
import type { DefinitionProblem } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import {
  leaseUntil,
  unpaced,
  type AttemptResult,
  type OpenDelivery,
  type OpenEvent,
  type TriedWebhook,
} from '../../dispatch/index.ts';
import { PermissionMemory } from '../../handshake/index.ts';
import type { NewTest } from '../../ports/index.ts';
import type { PublishWarning } from '../../publish/missing-records.ts';
import { DeliveryAdministration, type DeliveryView } from '../delivery-administration.ts';
import type { Engine } from '../engine.ts';
import {
  explainMatch,
  shownMatch,
  subjectFor,
  type MatchExplanation,
  type Subject,
  type WebhookToExplain,
} from '../explain/index.ts';
import { eventForTest, type EventForTest } from './event-for-test.ts';
import { testEnd } from './test-end.ts';

export interface TestSend {
  /** Active or not, saved or not. */
  readonly webhook: WebhookToExplain;
  /** The first example of its event type when left out. */
  readonly event?: EventForTest;
}

export interface TestSent {
  /** The test as it is kept, with the call as it went over the wire; secrets are masked. */
  readonly delivery: DeliveryView;
  /** Whether the event would have been sent by itself. The test sends it in any case. */
  readonly match: MatchExplanation;
  readonly eventWarnings: readonly PublishWarning[];
  readonly webhookWarnings: readonly DefinitionProblem[];
}

/**
 * Tries webhooks out by one real call, through the pipeline that every delivery goes through, in the process that asks
 * for it. Nobody waits for a lane: a test is one call of a person, and counts neither for its rate nor for its order.
 */
export class TestSends {
  readonly #underWay = new Set<{ readonly abort: AbortController; readonly done: Promise<unknown> }>();

  /** @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, TEST_EVENT_MISSING, TEST_OTHER_EVENT_TYPE, those of acceptance */
  async send({ webhook, event = { example: 1 } }: TestSend, engine: Engine): Promise<TestSent> {
    const subject = await subjectFor(webhook, engine);
    const { open, unsaved, warnings } = await eventForTest(event, subject.webhook.definition.event, engine);
    // Whether it is active does not matter here, but which records of a list it would send does.
    const asActive = { ...subject.webhook, status: 'active' } as const;
    const match = explainMatch(open, asActive, engine);
    const delivery = planned(subject.webhook, open, match.elements, engine);
    const abort = new AbortController();
    const done = this.#run(delivery, { subject, event: unsaved ?? open.stored.sequence, signal: abort.signal }, engine);
    const underWay = { abort, done };
    this.#underWay.add(underWay);
    const view = await done.finally(() => this.#underWay.delete(underWay));
    engine.dispatcher.configurationChanged();
    return {
      delivery: view,
      match: shownMatch(match),
      eventWarnings: warnings,
      webhookWarnings: subject.warnings,
    };
  }

  /** Calls off what is under way and waits until its end is written. */
  async stop(): Promise<void> {
    for (const { abort } of this.#underWay) abort.abort();
    await Promise.allSettled([...this.#underWay].map(({ done }) => done));
  }

  async #run(
    delivery: OpenDelivery,
    {
      subject,
      event,
      signal,
    }: { readonly subject: Subject; readonly event: NewTest['event']; readonly signal: AbortSignal },
    engine: Engine,
  ): Promise<DeliveryView> {
    const { store, clock } = engine;
    const { id, webhook, lane, version, elements, createdAt, lease, expires } = delivery;
    await store.startTest({
      id,
      event,
      webhook: webhook.id,
      tried: JSON.stringify(tried(delivery)),
      lane,
      version,
      ...(elements === null ? {} : { elements }),
      createdAt,
      lease: { token: lease, until: expires },
    });
    const result = await attempted(delivery, subject, signal, engine);
    await store.endTest(testEnd(delivery, result, clock.now()));
    return new DeliveryAdministration(engine).get(id);
  }
}

/** So often is begun again while others get in its way. */
const mostTurns = 3;

async function attempted(
  delivery: OpenDelivery,
  { recipe }: Subject,
  signal: AbortSignal,
  { attempting }: Engine,
): Promise<AttemptResult> {
  if ('failure' in recipe) return { kind: 'unbuildable', failure: recipe.failureClass, reason: recipe.failure.en };
  for (let turn = 1; ; turn += 1) {
    // What the receiver allowed before does not count: a test asks it anew, and leaves what is remembered alone.
    const result = await attempting.attempt(delivery, signal, { permissions: new PermissionMemory(), pace: unpaced });
    // Sent back because another delivery was just asking the same receiver.
    if (result.kind !== 'aborted' || signal.aborted || turn === mostTurns) return result;
  }
}

function planned(
  webhook: ConfiguredWebhook,
  open: OpenEvent,
  elements: readonly number[] | undefined,
  { clock, newId }: Engine,
): OpenDelivery {
  const id = newId('dlv');
  const now = clock.now();
  return {
    id,
    messageId: id,
    origin: 'test',
    of: null,
    open,
    webhook,
    lane: webhook.lane,
    version: webhook.version,
    lease: newId('lea'),
    orderKey: null,
    createdAt: now,
    expires: leaseUntil(now, [{ webhook }]),
    elements: elements ?? null,
    attempts: 0,
    interruptions: 0,
    frozen: null,
  };
}

function tried({ webhook: { version, definition } }: OpenDelivery): TriedWebhook {
  const { name, target, action } = definition;
  if (version > 0) return { name, target, action };
  return { name, target, action, hash: hash('sha256', JSON.stringify(definition)) };
}
