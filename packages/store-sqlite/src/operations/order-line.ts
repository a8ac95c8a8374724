import type { DueQueue } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

type HeadColumns = readonly [
  sequence: number,
  lane: string,
  webhook: string,
  blocked: number,
  parked: string | null,
  heldUntil: number | null,
];

/** The order of deliveries with the same order key: only the first of a key can be sent. */
export interface OrderLine {
  /** True while an earlier delivery of the key is unfinished or holds it. */
  isTaken(orderKey: string): boolean;
  /** Lets the first of the key go on, after those before it have left; tells its queue when it became claimable. */
  release(orderKey: string, now: number): DueQueue | undefined;
}

export function orderLine({ prepare }: Connection): OrderLine {
  const taken = prepare('SELECT 1 FROM delivery WHERE order_key = ? AND blocked IS NOT NULL LIMIT 1');
  const head = prepare(`
    SELECT sequence, lane, webhook, blocked, parked, held_until FROM delivery
    WHERE order_key = ? AND blocked IS NOT NULL ORDER BY blocked, sequence LIMIT 1`);
  const unblock = prepare('UPDATE delivery SET blocked = 0, due = ?, updated_at = ? WHERE sequence = ?');
  return {
    isTaken: (orderKey) => taken.first(orderKey) !== undefined,
    release(orderKey, now) {
      const [sequence, lane, webhook, blocked, parked, heldUntil] = head.first<HeadColumns>(orderKey) ?? [];
      if (sequence === undefined || lane === undefined || webhook === undefined || blocked !== 1) return undefined;
      const claimable = parked !== 'inactive';
      const due = Math.max(now, heldUntil ?? now);
      unblock.run(claimable ? due : null, now, sequence);
      return claimable ? { lane, webhook, due } : undefined;
    },
  };
}
