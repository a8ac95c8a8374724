import type { ConnectionMark, HistoryEntry, NewDelivery } from '../ports/index.ts';
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
  deliverySkipped,
  webhookPaused,
  type LoggedAttempt,
  type LoggedDelivery,
} from '../stages/log/index.ts';
import type { AttemptResult, OpenDelivery } from './attempt.ts';
import type { Judgement } from './judgement.ts';
import type { OpenEvent } from './open-event.ts';

const logged = (id: string, { stored }: OpenEvent, webhook: ConfiguredWebhook): LoggedDelivery => ({
  id,
  event: { id: stored.id, type: stored.type, table: stored.table, key: stored.key },
  webhook: webhook.logged,
  lane: webhook.lane,
});

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
} as const;

/** History of one attempt and of what it changed. */
export function attemptEntries(
  { id, open, webhook, attempts }: OpenDelivery,
  result: AttemptResult,
  next: Judgement['next'],
  at: number,
): HistoryEntry[] {
  const delivery = logged(id, open, webhook);
  switch (result.kind) {
    case 'aborted':
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
      const attempt: LoggedAttempt = { at, attempt: attempts + 1, ...result.logged };
      const entries = [outcomeEntry(delivery, attempt, result.outcome, next)];
      if (next.pausesWebhook !== undefined && result.outcome.kind === 'failed') {
        entries.push(webhookPaused(webhook.logged, { at, ...result.outcome }));
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

export function interruptedEntries({ id, open, webhook }: OpenDelivery, next: Judgement['next'], at: number) {
  return [
    attemptInterrupted(logged(id, open, webhook), {
      at,
      attempt: next.attempts + 1,
      ...(next.state === 'waiting' && next.due !== undefined ? { nextAttemptAt: next.due } : {}),
    }),
  ];
}

export function expiredEntries({ id, open, webhook }: OpenDelivery, next: Judgement['next'], at: number) {
  const reason = next.end?.reason ?? '';
  return [deliveryFailed(logged(id, open, webhook), { at, failure: 'EXPIRED', reason })];
}

export const cancelledEntry = ({ id, open, webhook }: OpenDelivery, at: number): HistoryEntry =>
  deliveryCancelled(logged(id, open, webhook), { at, reason: 'webhookDeleted' });

/** For a delivery whose webhook is gone: nobody knows its name any more. */
export function orphanedEntry(id: string, webhook: string, at: number): HistoryEntry {
  const entry = deliveriesCancelled(undefined, { at, reason: 'webhookDeleted' });
  return { ...entry, delivery: id, webhook, line: entry.line.replace('{delivery}', () => id) };
}
