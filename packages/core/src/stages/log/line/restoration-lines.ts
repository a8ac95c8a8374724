import type { FailureClass } from '@eilbote/contract';
import type { HistoryEntry, RestoredEnd } from '../../../ports/index.ts';
import { deliveryText, entry, head, number, text } from './line-text.ts';
import type { Logged, LoggedDelivery } from './subjects.ts';

/** The database comes from a backup: nothing goes out until somebody releases it. */
export const dispatchHeld = ({ at, reason }: Logged & { readonly reason: string }): HistoryEntry =>
  entry(at, 'dispatch.held', head(at, 'dispatch.held', 'warn') + text('reason', reason), {});

export const dispatchReleased = ({ at }: Logged): HistoryEntry =>
  entry(at, 'dispatch.released', head(at, 'dispatch.released', 'info'), {});

/** A delivery of the backup had ended before the loss, as this log tells further up. */
export function deliverySettled(
  delivery: LoggedDelivery,
  {
    at,
    state,
    attempt,
    failure,
    reason,
  }: Logged & {
    readonly state: RestoredEnd['state'];
    readonly attempt?: number | undefined;
    readonly failure?: FailureClass | undefined;
    readonly reason?: string | undefined;
  },
): HistoryEntry {
  const line =
    head(at, 'delivery.settled', 'info') +
    deliveryText(delivery) +
    text('state', state) +
    number('attempt', attempt) +
    text('failure', failure) +
    text('reason', reason);
  return entry(at, 'delivery.settled', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}
