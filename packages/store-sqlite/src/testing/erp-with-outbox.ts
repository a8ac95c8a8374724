import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventInput, NewEvent } from '@eilbote/core';
import { createOutbox } from '../outbox/outbox.ts';
import { type OutboxRelay, relayOutbox } from '../outbox/relay-outbox.ts';
import { sqliteStore } from '../sqlite-store.ts';
import type { SqliteStore } from '../store-over.ts';

/** An event as the engine would store it, as far as the test of the outbox needs it. */
export function stored({ id = '', type, occurredAt = '', records }: EventInput): NewEvent {
  const json = JSON.stringify({ records, details: {} });
  const key = String((records['Auftrag'] as { AuftragsNr?: unknown }).AuftragsNr);
  const hash = createHash('sha256').update(json).digest('hex');
  return { id, type, occurredAt, acceptedAt: 1_000, table: 'Auftrag', key, hash, json };
}

export async function openErp(folder: string) {
  const database = new DatabaseSync(join(folder, 'erp.db'), { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS project (number TEXT PRIMARY KEY)');
  const outbox = createOutbox(database);
  const store: SqliteStore = sqliteStore({ folder });
  await store.open(() => 'ins_1');
  const publish = (events: readonly EventInput[]) => store.accept([events.map(stored)]);
  const relay: OutboxRelay = relayOutbox({ outbox, publish, pollMs: 5, batch: 7 });
  relay.start();
  return { database, outbox, store, relay };
}

/** Writes projects with their events until it is killed; every line of its output is one more that is committed. */
async function write(folder: string, round: string): Promise<never> {
  const { database, outbox } = await openErp(folder);
  const insert = database.prepare('INSERT INTO project VALUES (?)');
  for (let number = 1; ; number += 1) {
    const key = `${round}-${number}`;
    database.exec('BEGIN IMMEDIATE');
    insert.run(key);
    outbox.add({ type: 'project.created', records: { Auftrag: { AuftragsNr: key } } });
    database.exec(number % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
    process.stdout.write('.\n');
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

const [, script, folder, round] = process.argv;
if (script === import.meta.filename && folder !== undefined && round !== undefined) await write(folder, round);
