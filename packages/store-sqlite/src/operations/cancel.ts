import type { HistoryEntry } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';

export type WaitingColumns = readonly [sequence: number, id: string, orderKey: string | null];

/** Cancels deliveries that wait, writes an entry for each, then lets go on what stands behind them. */
export type Cancel = (deliveries: readonly WaitingColumns[], at: number, reason: string, entry: HistoryEntry) => void;

export function cancelling({ prepare }: Connection, history: HistoryWriter, line: OrderLine): Cancel {
  const cancel = prepare(`
    UPDATE delivery SET state = 'cancelled', failure = NULL, reason = ?, due = NULL, parked = NULL, blocked = NULL,
      coalesce_key = NULL, updated_at = ? WHERE sequence = ?`);
  return (deliveries, at, reason, entry) => {
    const orderKeys = new Set<string>();
    for (const [sequence, id, orderKey] of deliveries) {
      cancel.run(reason, at, sequence);
      history.write({ ...entry, delivery: id, line: entry.line.replaceAll('{delivery}', id) });
      if (orderKey !== null) orderKeys.add(orderKey);
    }
    for (const orderKey of orderKeys) line.release(orderKey, at);
  };
}
