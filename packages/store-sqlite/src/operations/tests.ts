import type { NewEvent, NewTest, TestEnd } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { lossNumber } from './event-row.ts';
import type { HistoryWriter } from './history.ts';

export function testOperations(
  { prepare, counters }: Connection,
  history: HistoryWriter,
  storeForTest: (event: NewEvent) => number,
) {
  const insert = prepare(`
    INSERT INTO delivery (sequence, id, event, webhook, tried, lane, state, version, created_at, updated_at, expires,
      elements, origin, lease, lease_until)
    VALUES (?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?, ?, ?, 'test', ?, ?)`);
  const find = prepare(`
    SELECT delivery.sequence FROM delivery CROSS JOIN event ON event.sequence = delivery.event
    WHERE delivery.id = ? AND origin = 'test' AND blanked < ${lossNumber('erasure')}`);
  const end = prepare(`
    UPDATE delivery SET state = ?, attempts = ?, failure = ?, reason = ?, updated_at = ?, due = NULL, parked = NULL,
      lease = NULL, lease_until = NULL WHERE sequence = ?`);
  const freeze = prepare('INSERT INTO frozen_request VALUES (?, ?, ?, ?) ON CONFLICT (delivery) DO NOTHING');

  return {
    startTest({ id, event, webhook, tried, lane, version, elements, createdAt, lease }: NewTest): void {
      const sequence = typeof event === 'number' ? event : storeForTest(event);
      insert.run(
        counters.delivery + 1,
        id,
        sequence,
        webhook,
        tried,
        lane,
        version,
        createdAt,
        createdAt,
        lease.until,
        elements ? JSON.stringify(elements) : null,
        lease.token,
        lease.until,
      );
      counters.delivery += 1;
    },

    endTest({ test, at, state, attempts, end: why = { reason: '' }, frozen, entries }: TestEnd): boolean {
      const sequence = find.first<[number]>(test)?.[0];
      if (sequence === undefined) return false;
      end.run(state, attempts, why.failure ?? null, why.reason === '' ? null : why.reason, at, sequence);
      if (frozen) freeze.run(sequence, frozen.method, frozen.contentType, frozen.body);
      for (const entry of entries) history.write(entry);
      return true;
    },
  };
}
