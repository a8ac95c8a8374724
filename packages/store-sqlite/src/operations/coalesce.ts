import type { DueQueue, NewDelivery } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';

type ReplaceableColumns = readonly [
  sequence: number,
  id: string,
  eventId: string,
  orderKey: string | null,
  blocked: number | null,
  heldSince: number,
];

export interface Replacement {
  /** Id of the delivery whose place is taken. */
  readonly delivery: string;
  /** What stood behind it in its order key and is claimable now. */
  readonly released: DueQueue | undefined;
  readonly heldSince: number;
}

/** Ends what still waits for the same webhook and record, in favour of a later delivery. */
export type Replace = (wanted: NewDelivery) => Replacement | undefined;

export function coalescing({ prepare }: Connection, history: HistoryWriter, line: OrderLine): Replace {
  const find = prepare(`
    SELECT delivery.sequence, delivery.id, event.id, order_key, blocked, held_since
    FROM delivery CROSS JOIN event ON event.sequence = delivery.event
    WHERE webhook = ? AND coalesce_key = ? AND state = 'waiting'`);
  const end = prepare(`
    UPDATE delivery SET state = 'skipped', reason = 'replaced', due = NULL, parked = NULL, blocked = NULL,
      coalesce_key = NULL, held_until = NULL, replaced_by = ?, updated_at = ? WHERE sequence = ?`);
  return ({ id: by, webhook, coalesces, createdAt }) => {
    if (coalesces === undefined) return undefined;
    const row = find.first<ReplaceableColumns>(webhook, coalesces.key);
    if (row === undefined) return undefined;
    const [sequence, delivery, eventId, orderKey, blocked, heldSince] = row;
    end.run(by, createdAt, sequence);
    const { entry } = coalesces;
    const text = entry.line.replace('{delivery}', () => delivery).replace('{event}', () => eventId);
    history.write({ ...entry, delivery, line: text });
    const released = orderKey !== null && blocked !== null ? line.release(orderKey, createdAt) : undefined;
    return { delivery, released, heldSince };
  };
}
