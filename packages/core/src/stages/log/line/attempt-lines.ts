import type { FailureClass } from '@eilbote/contract';
import type { DeliveryState, HistoryEntry, ParkedReason } from '../../../ports/index.ts';
import { attemptTexts, deliveryText, entry, failedLevel, head, instant, number, text } from './line-text.ts';
import type { LogLevel, LogLineKind } from './log-line.ts';
import type { Logged, LoggedAttempt, LoggedDelivery } from './subjects.ts';

export function attemptDelivered(
  delivery: LoggedDelivery,
  attempt: LoggedAttempt & {
    /** Id that the target system gave to what was made there. */
    readonly remoteId?: string;
  },
): HistoryEntry {
  return attemptEntry('attempt.delivered', 'info', 'delivered', delivery, attempt, text('remoteId', attempt.remoteId));
}

export interface FailedAttempt extends LoggedAttempt {
  readonly failure: FailureClass;
  /** A sentence without values of the record, of the answer, or of a secret. */
  readonly reason: string;
  /** When it is tried again; left out where this was the last attempt, or where it waits for a person. */
  readonly nextAttemptAt?: number;
  /** It waits for a person instead. */
  readonly parked?: ParkedReason;
}

export function attemptFailed(delivery: LoggedDelivery, attempt: FailedAttempt): HistoryEntry {
  const { failure, reason, nextAttemptAt, parked } = attempt;
  const isFinal = nextAttemptAt === undefined && parked === undefined;
  return attemptEntry(
    'attempt.failed',
    isFinal ? failedLevel(delivery) : 'warn',
    isFinal ? 'failed' : 'waiting',
    delivery,
    attempt,
    text('parked', parked) +
      text('failure', failure) +
      text('reason', reason) +
      instant('nextAttemptAt', nextAttemptAt),
  );
}

/** The process died while the attempt was under way: nobody knows whether the receiver got the call. */
export function attemptInterrupted(
  delivery: LoggedDelivery,
  attempt: Logged & {
    readonly attempt: number;
    /** Left out where it was interrupted too often and the delivery has failed. */
    readonly nextAttemptAt?: number;
  },
): HistoryEntry {
  const { at, nextAttemptAt } = attempt;
  const isFinal = nextAttemptAt === undefined;
  const line =
    head(at, 'attempt.interrupted', isFinal ? failedLevel(delivery) : 'warn') +
    deliveryText(delivery) +
    text('state', isFinal ? 'failed' : 'waiting') +
    number('attempt', attempt.attempt) +
    text('failure', 'INTERRUPTED') +
    instant('nextAttemptAt', nextAttemptAt);
  return entry(at, 'attempt.interrupted', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}

function attemptEntry(
  kind: LogLineKind,
  level: LogLevel,
  state: DeliveryState,
  delivery: LoggedDelivery,
  attempt: LoggedAttempt,
  outcome: string,
): HistoryEntry {
  const [before, after] = attemptTexts(delivery.webhook, attempt);
  const line = head(attempt.at, kind, level) + deliveryText(delivery) + text('state', state) + before + outcome + after;
  return entry(attempt.at, kind, line, {
    delivery: delivery.id,
    webhook: delivery.webhook.id,
    exchange: attempt.exchange,
  });
}
