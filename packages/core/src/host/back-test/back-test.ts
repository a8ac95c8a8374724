import type { DefinitionProblem, LocalizedText } from '@eilbote/contract';
import { openEvent } from '../../dispatch/index.ts';
import type { StoredEvent } from '../../ports/index.ts';
import type { Engine } from '../engine.ts';
import {
  explainAtHand,
  explainMatch,
  shownMatch,
  subjectFor,
  type ExplainedCall,
  type ExplainedRequest,
  type MatchExplanation,
  type Subject,
  type WebhookToExplain,
} from '../explain/index.ts';
import { BACK_TEST_SIZE_INVALID } from './errors.ts';

export interface BackTestQuestion {
  /** Saved or not; whether it is active does not count. */
  readonly webhook: WebhookToExplain;
  /** How many of the last stored events; 50 when left out, at most 1000. */
  readonly last?: number;
  /** Accepted at or after this time; milliseconds since 1970. */
  readonly since?: number;
  /** Only events of the webhook's own type. */
  readonly ownType?: boolean;
}

/** What a webhook would have made of the last events. Nothing is sent, nothing stored. */
export interface BackTest {
  readonly webhook: Subject['shown'];
  readonly webhookWarnings: readonly DefinitionProblem[];
  readonly counts: { readonly [verdict in BackTestVerdict]: number };
  /** Newest first. */
  readonly events: readonly BackTestedEvent[];
  /** It ended before it had seen all that was asked for, because it took too long. */
  readonly outOfTime: boolean;
}

/**
 * - `sends`: it would have been sent
 * - `passesBy`: the conditions do not hold, or nobody can know
 * - `unchanged`: nothing has changed with the event, and the webhook wants changes only
 * - `skips`: the delivery would have been skipped
 * - `fails`: the delivery would have failed without a call
 * - `refused`: the network policy would have held the delivery back
 * - `otherEvent`: the webhook does not listen to such events
 * - `contentGone`: the data of the event are deleted
 */
export type BackTestVerdict = (typeof verdicts)[number];

const verdicts = ['sends', 'passesBy', 'unchanged', 'skips', 'fails', 'refused', 'otherEvent', 'contentGone'] as const;

export interface BackTestedEvent {
  readonly event: Pick<StoredEvent, 'id' | 'type' | 'table' | 'key' | 'occurredAt' | 'acceptedAt'>;
  readonly verdict: BackTestVerdict;
  /** Why; absent where the data of the event are deleted. */
  readonly match?: MatchExplanation;
  /** What would have been sent. Its body is left out where too much has come together. */
  readonly request?: WithoutBody<ExplainedRequest>;
  /** The same for an action of several calls. */
  readonly calls?: readonly WithoutBody<ExplainedCall>[];
  /** Why there is no request. */
  readonly failure?: { readonly failure: string; readonly reason: LocalizedText };
  /** Why the network policy would have refused the call. */
  readonly refusal?: LocalizedText;
}

const mostEvents = 1000;
type WithoutBody<T extends ExplainedRequest> = Omit<T, 'body'> & { readonly body?: string | null };

const pageSize = 50;
/** Milliseconds for all events together: templates and plugins may be slow. */
const longestMs = 20_000;
/** Characters of bodies that are kept in all. */
const mostBodyText = 4 * 1024 * 1024;

/** @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, BACK_TEST_SIZE_INVALID */
export async function backTest(
  { webhook, last = 50, since = Number.NEGATIVE_INFINITY, ownType = false }: BackTestQuestion,
  engine: Engine,
): Promise<BackTest> {
  if (!Number.isInteger(last) || last < 1 || last > mostEvents)
    throw BACK_TEST_SIZE_INVALID({ last, most: mostEvents });
  const { store, clock } = engine;
  const subject = await asActive(webhook, engine);
  const { event: type } = subject.webhook.definition;
  const end = clock.monotonic() + longestMs;
  const account = new Account();
  let cursor: string | undefined;
  let outOfTime = false;
  while (account.events.length < last && !outOfTime) {
    const limit = Math.min(pageSize, last - account.events.length);
    const page = await store.events(ownType ? { type } : {}, { limit, ...(cursor === undefined ? {} : { cursor }) });
    for (const stored of page) {
      if (stored.acceptedAt < since) return account.result(subject, false);
      outOfTime = clock.monotonic() >= end;
      if (outOfTime) break;
      account.add(await tried(stored, subject, engine));
    }
    if (page.length < limit) break;
    cursor = String(page.at(-1)?.sequence);
  }
  return account.result(subject, outOfTime);
}

async function asActive(wanted: WebhookToExplain, engine: Engine): Promise<Subject> {
  const subject = await subjectFor(wanted, engine);
  return { ...subject, webhook: { ...subject.webhook, status: 'active' } };
}

async function tried(stored: StoredEvent, subject: Subject, engine: Engine): Promise<BackTestedEvent> {
  const { id, type, table, key, occurredAt, acceptedAt } = stored;
  const event = { id, type, table, key, occurredAt, acceptedAt };
  if (stored.blanked !== undefined) return { event, verdict: 'contentGone' };
  // Whom a backfill was meant for says nothing of what the webhook would do with such an event.
  const { backfill: _, ...forAnybody } = stored;
  const open = { event: openEvent(stored).event, stored: forAnybody };
  const match = explainMatch(open, subject.webhook, engine);
  // What is not sent need not be built.
  if (match.verdict !== 'sends') return unsent(event, match);
  const { request, calls, failure, refusal } = await explainAtHand({ open, warnings: [] }, subject, engine);
  return {
    event,
    verdict: failure !== undefined ? 'fails' : refusal !== undefined ? 'refused' : 'sends',
    match: shownMatch(match),
    ...(request === undefined ? {} : { request }),
    ...(calls === undefined ? {} : { calls }),
    ...(failure === undefined ? {} : { failure }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function unsent(event: BackTestedEvent['event'], match: ReturnType<typeof explainMatch>): BackTestedEvent {
  const { verdict, failure } = match;
  return {
    event,
    // Nothing is inactive here, and every event is for anybody.
    verdict: verdict === 'inactive' || verdict === 'notNamed' ? 'passesBy' : verdict,
    match: shownMatch(match),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Counts, and lets bodies go when too many have come together. */
class Account {
  readonly events: BackTestedEvent[] = [];
  readonly #counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<BackTestVerdict, number>;
  #bodyText = 0;

  add(tested: BackTestedEvent): void {
    this.#counts[tested.verdict] += 1;
    const { request, calls = [] } = tested;
    for (const { body } of [...calls, ...(request === undefined ? [] : [request])]) this.#bodyText += body?.length ?? 0;
    this.events.push(this.#bodyText <= mostBodyText ? tested : withoutBodies(tested));
  }

  result({ shown, warnings }: Subject, outOfTime: boolean): BackTest {
    return { webhook: shown, webhookWarnings: warnings, counts: this.#counts, events: this.events, outOfTime };
  }
}

const withoutBodies = ({ request, calls, ...rest }: BackTestedEvent): BackTestedEvent => ({
  ...rest,
  ...(request === undefined ? {} : { request: withoutBody(request) }),
  ...(calls === undefined ? {} : { calls: calls.map(withoutBody) }),
});

function withoutBody<T extends { readonly body?: string | null }>(request: T): Omit<T, 'body'> {
  const { body: _, ...rest } = request;
  return rest;
}
