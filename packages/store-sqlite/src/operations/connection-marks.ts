import type { ConnectionMark } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';

/** Marks of connections whose credentials were refused. */
export function connectionMarks({ prepare, counters }: Connection, history: HistoryWriter) {
  const isAt = prepare('SELECT 1 FROM connection WHERE id = ? AND version = ?');
  // A mark is kept, but for one that stops the whole connection where the one before did not.
  const mark = prepare(`
    UPDATE connection SET attention = ?2, attention_reason = ?3, attention_since = ?4
    WHERE id = ?1 AND (attention IS NULL OR (attention = 'forbidden' AND ?2 = 'credentials'))`);

  return {
    /** Neither the connection nor the webhook's choice of it was saved since the call. */
    isInForce: ({ connection, version }: ConnectionMark, used: string | undefined): boolean =>
      used === connection && isAt.first(connection, version) !== undefined,

    /** False where the connection was marked before. */
    mark({ connection, kind, reason, entry }: ConnectionMark, now: number): boolean {
      if (mark.count(connection, kind, reason, now) === 0) return false;
      counters.revision += 1;
      history.write(entry);
      return true;
    },
  };
}
