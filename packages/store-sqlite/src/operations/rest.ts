import type { Connection } from '../connection/connection.ts';

/** Whether nothing will happen to an event any more, and since when. */
export interface Rest {
  /** It was matched, its deliveries have ended, and their history stands in the delivery log. */
  isFinished(event: number): boolean;
  /** It is finished, and no delivery of it has changed at `before` or later. */
  isAtRest(event: number, before: number): boolean;
  /** Sequence of the last history entry of its deliveries; 0 for none. */
  lastHistory(event: number): number;
}

export function restOf({ prepare, counters }: Connection): Rest {
  const unmatched = prepare('SELECT 1 FROM unmatched WHERE event = ?');
  const unfinished = prepare(
    "SELECT 1 FROM delivery WHERE event = ? AND (state IN ('waiting', 'sending') OR blocked IS NOT NULL) LIMIT 1",
  );
  const changed = prepare('SELECT 1 FROM delivery WHERE event = ? AND updated_at >= ? LIMIT 1');
  const last = prepare(`
    SELECT coalesce(max(history.sequence), 0) FROM delivery CROSS JOIN history ON history.delivery = delivery.id
    WHERE delivery.event = ?`);
  const lastHistory = (event: number): number => last.first<[number]>(event)?.[0] ?? 0;
  const isFinished = (event: number): boolean =>
    unfinished.first(event) === undefined &&
    unmatched.first(event) === undefined &&
    lastHistory(event) <= counters.logged;
  return {
    isFinished,
    isAtRest: (event, before) => changed.first(event, before) === undefined && isFinished(event),
    lastHistory,
  };
}
