import type { ClaimedDelivery, ConnectionMark, HistoryEntry, NewDelivery, ResendContent } from '../ports/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import {
  attemptDelivered,
  attemptFailed,
  attemptInterrupted,
  connectionNeedsAttention,
  deliveriesCancelled,
  deliveryCancelled,
  deliveryFailed,
  deliveryParked,
  deliveryResent,
  deliverySkipped,
  webhookPaused,
  type LoggedAttempt,
  type LoggedDelivery,
} from '../stages/log/index.ts';
import type { AttemptResult, OpenDelivery } from './attempt.ts';
import type { Judgement } from './judgement.ts';
import type { OpenEvent } from './open-event.ts';
import type { TriedWebhook } from './tried-webhook.ts';

type Origin = Partial<Pick<OpenDelivery, 'origin' | 'of'>>;

const logged = (
  id: string,
  { stored }: OpenEvent,
  webhook: ConfiguredWebhook,
  { origin = 'event', of = null }: Origin = {},
): LoggedDelivery => ({
  id,
  event: { id: stored.id, type: stored.type, table: stored.table, key: stored.key },
  ...(stored.backfill === undefined ? {} : { backfill: stored.backfill.run }),
  webhook: webhook.logged,
  lane: webhook.lane,
  ...(origin === 'event' ? {} : { origin }),
  ...(of === null ? {} : { of }),
});

const loggedOpen = (delivery: OpenDelivery): LoggedDelivery =>
  logged(delivery.id, delivery.open, delivery.webhook, delivery);

/** History of a delivery that ended before it began. */
export function deliveryEnded(
  id: string,
  open: OpenEvent,
  webhook: ConfiguredWebhook,
  ended: NonNullable<NewDelivery['ended']>,
  at: number,
): HistoryEntry {
  const delivery = logged(id, open, webhook);
  return ended.state === 'skipped'
    ? deliverySkipped(delivery, { at, reason: ended.reason })
    : deliveryFailed(delivery, { at, failure: ended.failure ?? 'INTERNAL', reason: ended.reason });
}

const parkedFailure = {
  policy: { failure: 'POLICY_BLOCKED' },
  secrets: { failure: 'SECRET_UNAVAILABLE' },
  target: {},
  credentials: {},
  handshake: {},
} as const;

/** History of one attempt and of what it changed. */
export function attemptEntries(
  open: OpenDelivery,
  result: AttemptResult,
  next: Judgement['next'],
  at: number,
): HistoryEntry[] {
  const delivery = loggedOpen(open);
  switch (result.kind) {
    case 'aborted':
    case 'waits':
      return [];
    case 'blocked':
      return [
        deliveryParked(delivery, {
          at,
          parked: result.by,
          ...parkedFailure[result.by],
          reason: result.reason.en,
        }),
      ];
    case 'unbuildable':
      return [deliveryFailed(delivery, { at, ...result })];
    case 'answered': {
      const attempt: LoggedAttempt = { at, attempt: open.attempts + 1, ...result.logged };
      const entries = [outcomeEntry(delivery, attempt, result.outcome, next)];
      if (next.pausesWebhook !== undefined && result.outcome.kind === 'failed') {
        entries.push(webhookPaused(open.webhook.logged, { at, ...result.outcome }));
      }
      return entries;
    }
  }
}

function outcomeEntry(
  delivery: LoggedDelivery,
  attempt: LoggedAttempt,
  outcome: (AttemptResult & { kind: 'answered' })['outcome'],
  next: Judgement['next'],
): HistoryEntry {
  switch (outcome.kind) {
    case 'delivered':
      return attemptDelivered(delivery, {
        ...attempt,
        ...(outcome.remoteId === undefined ? {} : { remoteId: outcome.remoteId }),
      });
    case 'skipped':
      return deliverySkipped(delivery, { at: attempt.at, reason: outcome.reason, attempt });
    case 'retry':
    case 'failed':
      return attemptFailed(delivery, {
        ...attempt,
        failure: outcome.failure,
        reason: outcome.reason,
        ...(next.parked === undefined ? {} : { parked: next.parked }),
        ...(next.state === 'waiting' && next.parked === undefined && next.due !== undefined
          ? { nextAttemptAt: next.due }
          : {}),
      });
  }
}

/** The mark that refused credentials leave on their connection. */
export function connectionMark(
  { webhook }: OpenDelivery,
  result: AttemptResult,
  at: number,
): ConnectionMark | undefined {
  const refused = 'refused' in result ? result.refused : undefined;
  if (refused === undefined || webhook.connection === undefined) return undefined;
  const { reason } = refused;
  return { ...refused, entry: connectionNeedsAttention(webhook.connection.logged, { at, reason }) };
}

export function interruptedEntries(open: OpenDelivery, next: Judgement['next'], at: number) {
  return [
    attemptInterrupted(loggedOpen(open), {
      at,
      attempt: next.attempts + 1,
      ...(next.state === 'waiting' && next.due !== undefined ? { nextAttemptAt: next.due } : {}),
    }),
  ];
}

export function expiredEntries(open: OpenDelivery, next: Judgement['next'], at: number) {
  const reason = next.end?.reason ?? '';
  return [deliveryFailed(loggedOpen(open), { at, failure: 'EXPIRED', reason })];
}

/** For a test whose process died: it is never repeated. What was tried need not be saved, so the test names it itself. */
export function interruptedTestEntry(claimed: ClaimedDelivery, at: number): HistoryEntry {
  const { id, event, lane, webhook, version, tried } = claimed;
  const named = JSON.parse(tried ?? '{}') as Partial<TriedWebhook>;
  const { name = '', target = '', action = '' } = named;
  const about = { id, event, webhook: { id: webhook, name, version, target, action }, lane, origin: 'test' as const };
  return attemptInterrupted(about, { at, attempt: 1 });
}

export const cancelledEntry = (open: OpenDelivery, at: number): HistoryEntry =>
  deliveryCancelled(loggedOpen(open), { at, reason: 'webhookDeleted' });

export function resentEntry(
  open: Pick<OpenDelivery, 'id' | 'open' | 'webhook' | 'of'>,
  resent: { readonly at: number; readonly content: ResendContent; readonly run?: string },
): HistoryEntry {
  const { id, of, webhook } = open;
  return deliveryResent(logged(id, open.open, webhook, { origin: 'resend', of }), resent);
}

/** For a delivery whose webhook is gone: nobody knows its name any more. */
export function orphanedEntry(id: string, webhook: string, at: number): HistoryEntry {
  const entry = deliveriesCancelled(undefined, { at, reason: 'webhookDeleted' });
  return { ...entry, delivery: id, webhook, line: entry.line.replace('{delivery}', () => id) };
}
