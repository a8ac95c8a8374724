import type { Blanking, EventContent, RestPage, RestSearch } from '@eilbote/core';
import { type Connection, limited } from '../connection/connection.ts';
import type { Contents } from './contents.ts';
import { losesMore, lossNumber } from './event-row.ts';
import type { Rest } from './rest.ts';

/** Events that a search looks at: some milliseconds, so that nobody waits behind it. */
const searchedAtOnce = 1_000;

export function retentionOperations({ prepare, counters }: Connection, rest: Rest, contents: Contents) {
  const following = prepare(`
    SELECT sequence, accepted_at, blanked FROM event WHERE sequence > ? ORDER BY sequence ${limited}`);
  const accepted = prepare('SELECT accepted_at, blanked FROM event WHERE sequence = ?');
  const isOf = 'IN (SELECT sequence FROM delivery WHERE event = ?)';
  const deletions = [
    'DELETE FROM history WHERE delivery IN (SELECT id FROM delivery WHERE event = ?)',
    `DELETE FROM frozen_request WHERE delivery ${isOf}`,
    `DELETE FROM corrected_event WHERE delivery ${isOf}`,
    `DELETE FROM step WHERE delivery ${isOf}`,
    'DELETE FROM delivery WHERE event = ?',
    'DELETE FROM mention WHERE event = ?',
    'DELETE FROM event WHERE sequence = ?',
  ].map((sql) => prepare(sql));
  const oldest = prepare('SELECT coalesce(min(sequence), 0) FROM event');
  const forgetMatched = prepare('DELETE FROM matched WHERE first < ? AND last < ?');
  const entries = prepare(`
    SELECT sequence, at, delivery FROM history WHERE sequence > ? AND sequence <= ? ORDER BY sequence ${limited}`);
  const forgetEntry = prepare('DELETE FROM history WHERE sequence = ?');
  const forgetRuns = prepare("DELETE FROM run WHERE state <> 'running' AND updated_at < ?");

  const isOld = (event: number, before: number): boolean => {
    const [acceptedAt] = accepted.first<[number, number]>(event) ?? [];
    return acceptedAt !== undefined && acceptedAt < before && rest.isAtRest(event, before);
  };

  return {
    eventsAtRest({ before, lackingLessThan, after, limit }: RestSearch): RestPage {
      const most = lackingLessThan === undefined ? Number.POSITIVE_INFINITY : lossNumber(lackingLessThan);
      const rows = following.all<[sequence: number, acceptedAt: number, blanked: number]>(after, searchedAtOnce);
      const events: EventContent[] = [];
      for (const [sequence, acceptedAt, loss] of rows) {
        if (acceptedAt >= before || loss >= most || !rest.isAtRest(sequence, before)) continue;
        const content = contents.of(sequence);
        if (content) events.push(content);
        if (events.length === limit) return { events, next: sequence };
      }
      const last = rows.at(-1);
      // The clock was wrong at times: only where all of them are young it is not worth to look further.
      const goesOn = rows.length === searchedAtOnce && rows.some(([, acceptedAt]) => acceptedAt < before);
      return goesOn && last !== undefined ? { events, next: last[0] } : { events };
    },

    blank(before: number, blankings: readonly Blanking[]): readonly number[] {
      return blankings.flatMap((blanking) => {
        const { event, blanked, lastHistory } = blanking;
        const [, loss] = accepted.first<[number, number]>(event) ?? [];
        if (loss === undefined || !losesMore(loss, blanked)) return [];
        if (!isOld(event, before) || rest.lastHistory(event) !== lastHistory) return [];
        contents.blank(blanking);
        return [event];
      });
    },

    forget(before: number, events: readonly number[]): readonly number[] {
      const forgotten = events.filter((event) => isOld(event, before));
      for (const event of forgotten) for (const deletion of deletions) deletion.run(event);
      const [kept] = oldest.first<[number]>() ?? [0];
      if (forgotten.length > 0) forgetMatched.run(kept, kept);
      return forgotten;
    },

    forgetHistory(before: number, after: number): { forgotten: number; next?: number } {
      const rows = entries.all<[number, number, string | null]>(after, counters.logged, searchedAtOnce);
      const old = rows.filter(([, at]) => at < before);
      const doomed = old.filter(([, , delivery]) => delivery === null);
      for (const [sequence] of doomed) forgetEntry.run(sequence);
      const forgotten = doomed.length + forgetRuns.count(before);
      const last = rows.at(-1);
      return rows.length === searchedAtOnce && old.length > 0 && last ? { forgotten, next: last[0] } : { forgotten };
    },
  };
}
