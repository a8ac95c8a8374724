import type { AcceptedRow, AcceptVerdict, NewEvent, Page, StoredEvent } from '@eilbote/core';
import { type Connection, limited } from '../connection/connection.ts';
import { type EventColumns, eventColumns, storedEvent } from './event-row.ts';
import { sequenceBefore } from './page-cursor.ts';

export function eventOperations({ prepare, counters }: Connection) {
  const insert = prepare(`
    INSERT INTO event (sequence, id, type, occurred_at, accepted_at, record_table, record_key, hash, revision, json,
      run, for_webhooks)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`);
  const insertMention = prepare('INSERT OR IGNORE INTO mention VALUES (?, ?, ?)');
  const undoMentions = prepare('DELETE FROM mention WHERE event > ?');
  const insertUnmatched = prepare('INSERT INTO unmatched VALUES (?)');
  const known = prepare('SELECT sequence, hash, revision FROM event WHERE id = ?');
  const undoEvents = prepare('DELETE FROM event WHERE sequence > ?');
  const undoUnmatched = prepare('DELETE FROM unmatched WHERE event > ?');
  const oldestUnmatched = prepare(`
    SELECT ${eventColumns} FROM unmatched CROSS JOIN event ON event.sequence = unmatched.event
    ORDER BY unmatched.event ${limited}`);
  const insertTest = prepare(`
    INSERT INTO event (sequence, id, type, occurred_at, accepted_at, record_table, record_key, hash, revision, json, test)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`);
  const byId = prepare(`SELECT ${eventColumns} FROM event WHERE id = ?`);
  const newest = prepare(
    `SELECT ${eventColumns} FROM event WHERE sequence < ? AND test = 0 ORDER BY sequence DESC ${limited}`,
  );
  const newestOfType = prepare(
    `SELECT ${eventColumns} FROM event WHERE sequence < ? AND type = ? AND test = 0 ORDER BY sequence DESC ${limited}`,
  );

  function inserted(event: NewEvent, sequence: number, revision: number): boolean {
    const { id, type, occurredAt, acceptedAt, table, key, hash, json, backfill } = event;
    const [run, webhooks] = backfill ? [backfill.run, JSON.stringify(backfill.webhooks)] : [null, null];
    const columns = [sequence, id, type, occurredAt, acceptedAt, table, key, hash, revision, json, run, webhooks];
    return insert.count(...columns) === 1;
  }

  function acceptGroup(group: readonly NewEvent[]): AcceptVerdict {
    const start = counters.event;
    const rows: AcceptedRow[] = [];
    for (const event of group) {
      const { id, hash, mentions = [] } = event;
      const sequence = counters.event + 1;
      const { revision } = counters;
      if (inserted(event, sequence, revision)) {
        insertUnmatched.run(sequence);
        for (const mention of mentions) insertMention.run(sequence, mention.table, mention.key);
        counters.event = sequence;
        rows.push({ sequence, revision, known: false });
        continue;
      }
      const [knownSequence, knownHash, knownRevision] = known.first<[number, string, number]>(id) ?? [0, '', 0];
      if (knownHash !== hash) {
        if (counters.event > start) {
          undoMentions.run(start);
          undoUnmatched.run(start);
          undoEvents.run(start);
          counters.event = start;
        }
        return { kind: 'conflict', id };
      }
      rows.push({ sequence: knownSequence, revision: knownRevision, known: true });
    }
    return { kind: 'accepted', events: rows };
  }

  return {
    /** Accepts an event in the commit of what it tells. */
    raise: (event: NewEvent): void => void acceptGroup([event]),

    /** Stores an event that no webhook is matched with. Tells its sequence. */
    storeForTest({ id, type, occurredAt, acceptedAt, table, key, hash, json, mentions = [] }: NewEvent): number {
      counters.event += 1;
      insertTest.run(counters.event, id, type, occurredAt, acceptedAt, table, key, hash, counters.revision, json);
      for (const mention of mentions) insertMention.run(counters.event, mention.table, mention.key);
      return counters.event;
    },

    accept: (groups: readonly (readonly NewEvent[])[]): readonly AcceptVerdict[] => groups.map(acceptGroup),

    unmatched: (limit: number): readonly StoredEvent[] =>
      oldestUnmatched.all<EventColumns>(limit).map((row) => storedEvent(row)),

    event(id: string): StoredEvent | undefined {
      const row = byId.first<EventColumns>(id);
      return row && storedEvent(row);
    },

    events({ type }: { readonly type?: string }, { limit, cursor }: Page): readonly StoredEvent[] {
      const before = sequenceBefore(cursor);
      const rows =
        type === undefined
          ? newest.all<EventColumns>(before, limit)
          : newestOfType.all<EventColumns>(before, type, limit);
      return rows.map((row) => storedEvent(row));
    },
  };
}
