import type { DatabaseSync } from 'node:sqlite';
import {
  type EventInput,
  type EventTypeId,
  idMaker,
  systemClock,
  systemRandom,
  type TypedEventInput,
} from '@eilbote/core';
import { OUTBOX_NO_TRANSACTION } from './errors.ts';
import { eventText } from './event-text.ts';
import { makeOutboxTable } from './outbox-table.ts';

/** An event that was refused when it was published. It stays in the table until somebody decides about it. */
export interface RefusedEvent {
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly code: string;
  /** The sentence of the error, in both languages. */
  readonly text: { readonly de: string; readonly en: string };
}

export interface Outbox {
  /** The host's database. */
  readonly database: DatabaseSync;
  /**
   * Writes an event into the host's database, inside the transaction that is open there: both are kept or neither. The
   * event gets its id and, where it has none, its time here, so that publishing it twice accepts it once. Tells the id.
   * @throws OUTBOX_NO_TRANSACTION where none is open; EVENT_NOT_JSON, and what SQLite throws
   */
  add<T extends EventTypeId>(event: TypedEventInput<T>): string;
  add(event: EventInput): string;
  /** Events that were refused, oldest first. */
  refused(): readonly RefusedEvent[];
  /** Publishes a refused event again, e.g. after its event type was registered. */
  retry(sequence: number): void;
  /** Gives a refused event up. */
  discard(sequence: number): void;
  /** Calls back after each `add`; tells how to stop it. */
  onAdded(listener: () => void): () => void;
}

/**
 * Makes the table `eilbote_outbox` in the host's own SQLite database and writes events into it.
 *
 * @example
 * const outbox = createOutbox(database);
 * database.exec('BEGIN');
 * database.prepare('INSERT INTO project (number) VALUES (?)').run('06127');
 * outbox.add({ type: 'project.created', records: { Auftrag: { AuftragsNr: '06127' } } });
 * database.exec('COMMIT');
 */
export function createOutbox(database: DatabaseSync): Outbox {
  makeOutboxTable(database);
  const newId = idMaker(systemClock, systemRandom());
  const listeners = new Set<() => void>();
  const insert = database.prepare('INSERT INTO eilbote_outbox (event) VALUES (?)');
  const refused = database.prepare(
    'SELECT sequence, event, refused FROM eilbote_outbox WHERE refused IS NOT NULL ORDER BY sequence',
  );
  const reopen = database.prepare('UPDATE eilbote_outbox SET refused = NULL WHERE sequence = ?');
  const remove = database.prepare('DELETE FROM eilbote_outbox WHERE sequence = ? AND refused IS NOT NULL');
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    database,
    add(given: unknown) {
      const event = given as EventInput;
      if (!database.isTransaction) throw OUTBOX_NO_TRANSACTION({ eventType: event.type });
      const { id = newId('evt'), occurredAt = new Date(systemClock.now()).toISOString() } = event;
      insert.run(eventText({ ...event, id, occurredAt }));
      tell();
      return id;
    },
    refused: () => refused.all().map(refusedEvent),
    retry(sequence) {
      reopen.run(sequence);
      tell();
    },
    discard(sequence) {
      remove.run(sequence);
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function refusedEvent(row: { readonly [column: string]: unknown }): RefusedEvent {
  const { id = '', type = '' } = readable(String(row['event']));
  const { code, text } = JSON.parse(String(row['refused'])) as Pick<RefusedEvent, 'code' | 'text'>;
  return { sequence: Number(row['sequence']), id, type, code, text };
}

/** The table belongs to the host's database: somebody may have written into it. */
function readable(event: string): Partial<EventInput> {
  try {
    return JSON.parse(event) as EventInput;
  } catch {
    return {};
  }
}
