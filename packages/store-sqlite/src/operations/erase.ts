import type { AboutPage, EraseResult, Erasing, EventContent, HistoryEntry, Mention } from '@eilbote/core';
import { type Connection, limited } from '../connection/connection.ts';
import type { Cancel, WaitingColumns } from './cancel.ts';
import type { Contents } from './contents.ts';
import type { OrderLine } from './order-line.ts';
import type { Rest } from './rest.ts';

/** Finds and erases the events that are about a record. */
export function eraseOperations(
  { prepare }: Connection,
  rest: Rest,
  contents: Contents,
  line: OrderLine,
  cancel: Cancel,
) {
  const isWanted = 'record_table = ? AND record_key = ?';
  const about = prepare(`
    SELECT sequence FROM event WHERE ${isWanted} AND sequence > ? AND sequence <= ?
    UNION
    SELECT event FROM mention WHERE ${isWanted} AND event > ? AND event <= ?
    ORDER BY 1 ${limited}`);
  const unmatch = prepare('DELETE FROM unmatched WHERE event = ?');
  const waiting = prepare(`
    SELECT sequence, id, order_key FROM delivery WHERE event = ? AND state = 'waiting' ORDER BY sequence`);
  const holding = prepare(`
    SELECT sequence, order_key FROM delivery WHERE event = ? AND state = 'failed' AND blocked IS NOT NULL`);
  const letGo = prepare('UPDATE delivery SET blocked = NULL WHERE sequence = ?');
  const sending = prepare("SELECT id FROM delivery WHERE event = ? AND state = 'sending' ORDER BY sequence");
  const giveKey = prepare('UPDATE event SET record_key = ? WHERE sequence = ?');
  const forgetMentions = prepare('DELETE FROM mention WHERE event = ?');
  const forgetOrder = prepare('UPDATE delivery SET order_key = NULL WHERE event = ?');
  const count = prepare('SELECT count(*) FROM delivery WHERE event = ?');
  const note = prepare('INSERT OR IGNORE INTO erased_event VALUES (?, ?)');
  const add = prepare(`
    UPDATE erasure SET events = events + ?, deliveries = deliveries + ?, cancelled = cancelled + ? WHERE id = ?`);

  /** Nothing more will be sent. Tells how many deliveries that waited are cancelled. */
  function stop(event: number, now: number, entry: HistoryEntry): number {
    const unmatched = unmatch.count(event);
    const cancelled = waiting.all<WaitingColumns>(event);
    cancel(cancelled, now, 'erased', entry);
    for (const [sequence, orderKey] of holding.all<[number, string]>(event)) {
      letGo.run(sequence);
      line.release(orderKey, now);
    }
    return unmatched + cancelled.length;
  }

  function blank(erasure: string, erasing: Erasing): void {
    const { event, key } = erasing;
    contents.blank({ ...erasing, blanked: 'erasure' });
    if (key !== undefined) giveKey.run(key, event);
    forgetMentions.run(event);
    forgetOrder.run(event);
    note.run(erasure, event);
  }

  return {
    eventsAbout({ table, key }: Mention, { after, upTo = Number.MAX_SAFE_INTEGER, limit }: AboutPage) {
      const found = about.all<[number]>(table, key, after, upTo, table, key, after, upTo, limit);
      return found.flatMap(([event]): EventContent[] => {
        const content = contents.of(event);
        return content ? [content] : [];
      });
    },

    erase(now: number, erasure: string, erasings: readonly Erasing[], cancelEntry: HistoryEntry): EraseResult {
      const erased: number[] = [];
      const pending: number[] = [];
      const inFlight: string[] = [];
      let deliveries = 0;
      let cancelled = 0;
      for (const erasing of erasings) {
        const { event, lastHistory } = erasing;
        cancelled += stop(event, now, cancelEntry);
        inFlight.push(...sending.all<[string]>(event).map(([id]) => id));
        if (rest.isFinished(event) && rest.lastHistory(event) === lastHistory) {
          blank(erasure, erasing);
          erased.push(event);
          deliveries += count.first<[number]>(event)?.[0] ?? 0;
        } else pending.push(event);
      }
      add.run(erased.length, deliveries, cancelled, erasure);
      return { erased, pending, inFlight };
    },
  };
}
