import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteStore } from '@eilbote/store-sqlite';
import type { Payload } from '../receiver.ts';
import { type Fact, factOfEvent, factsOfRows } from './fact.ts';

interface KeptEvent {
  readonly id: string;
  readonly fact: Fact;
}

/** What a dead ERP has left on the disk. */
export interface Remains {
  /** What its rows say. */
  readonly rows: ReadonlySet<Fact>;
  /** Events that stand in its outbox. */
  readonly outbox: readonly KeptEvent[];
  /** Events of the outbox that were refused. */
  readonly refused: number;
  /** Events that Eilbote has taken. */
  readonly published: readonly KeptEvent[];
}

export async function readRemains(folder: string): Promise<Remains> {
  const published = await publishedEvents(join(folder, 'eilbote-data'));
  const database = new DatabaseSync(join(folder, 'erp-data', 'erp.db'));
  try {
    const entries = database.prepare('SELECT event, refused FROM eilbote_outbox').all();
    const outbox = entries.map(({ event }) => {
      const { id, type, records, details = {} } = JSON.parse(String(event)) as EventText;
      return { id, fact: factOfEvent(type, records, details) };
    });
    const refused = entries.filter((entry) => entry['refused'] !== null).length;
    return { rows: factsOfRows(database), outbox, refused, published };
  } finally {
    database.close();
  }
}

async function publishedEvents(folder: string): Promise<readonly KeptEvent[]> {
  const store = sqliteStore({ folder });
  await store.open(() => 'unused');
  const events = await store.events({}, { limit: 1_000_000 });
  await store.close();
  return events.map(({ id, type, json }) => {
    const { records, details } = JSON.parse(json) as Pick<EventText, 'records'> & Required<Pick<EventText, 'details'>>;
    return { id, fact: factOfEvent(type, records, details) };
  });
}

interface EventText {
  readonly id: string;
  readonly type: string;
  readonly records: Omit<Payload, '_eilbote'>;
  readonly details?: Payload['_eilbote']['details'];
}
