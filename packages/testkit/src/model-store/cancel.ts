import type { HistoryEntry } from '@eilbote/core';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';

/** Cancels deliveries that wait, writes an entry for each and lets go on what stands behind them. */
export function cancel(
  disk: ModelDisk,
  deliveries: readonly ModelDelivery[],
  at: number,
  reason: string,
  entry: HistoryEntry,
): void {
  for (const delivery of deliveries) {
    delivery.state = 'cancelled';
    delivery.failure = null;
    delivery.reason = reason;
    delivery.due = null;
    delivery.parked = null;
    delivery.coalesceKey = null;
    delivery.updatedAt = at;
    disk.unfinished.delete(delivery);
    remember(disk, { ...entry, delivery: delivery.id, line: entry.line.replaceAll('{delivery}', delivery.id) });
  }
  leaveLine(disk, deliveries, at);
}

export const waitingOf = (disk: ModelDisk, webhook: string): readonly ModelDelivery[] =>
  [...disk.unfinished].filter((one) => one.webhook === webhook && one.state === 'waiting');
