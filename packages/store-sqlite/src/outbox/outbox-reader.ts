import { DatabaseSync } from 'node:sqlite';
import type { EilboteError, EventInput } from '@eilbote/core';
import { limited } from '../connection/connection.ts';
import { OUTBOX_EVENT_UNREADABLE } from './errors.ts';
import { makeOutboxTable } from './outbox-table.ts';

export interface OutboxRow {
  readonly sequence: number;
  /** Undefined where the text is no event. */
  readonly event: EventInput | undefined;
}

/**
 * The relay's own connection to the host's database. It never waits for a lock: the host may hold its transaction open
 * in this very thread, and waiting for it would stop it.
 */
export interface OutboxReader {
  open(limit: number): readonly OutboxRow[];
  remove(rows: readonly number[]): void;
  setAside(sequence: number, error: EilboteError): void;
  close(): void;
}

export function outboxReader(file: string): OutboxReader {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    waitForNoDisk(database);
    makeOutboxTable(database);
    return readerOn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The deletion of published rows may be lost in a power cut: they are published again then, under the same id. With a
 * write-ahead log that is all that can happen, so there is no need to wait for the disk in the host's thread; without
 * one the file itself would be in danger.
 */
function waitForNoDisk(database: DatabaseSync): void {
  const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
  if (mode === 'wal') database.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0');
}

function readerOn(database: DatabaseSync): OutboxReader {
  const select = database.prepare(
    `SELECT sequence, event FROM eilbote_outbox WHERE refused IS NULL ORDER BY sequence ${limited}`,
  );
  const remove = database.prepare('DELETE FROM eilbote_outbox WHERE sequence IN (SELECT value FROM json_each(?))');
  const setAside = database.prepare('UPDATE eilbote_outbox SET refused = ? WHERE sequence = ?');
  return {
    open: (limit) =>
      select.all(limit).map(({ sequence, event }) => ({ sequence: Number(sequence), event: eventOf(String(event)) })),
    remove(rows) {
      if (rows.length > 0) remove.run(JSON.stringify(rows));
    },
    setAside(sequence, { code, text }) {
      setAside.run(JSON.stringify({ code, text }), sequence);
    },
    close() {
      database.close();
    },
  };
}

function eventOf(text: string): EventInput | undefined {
  try {
    const event: unknown = JSON.parse(text);
    return typeof event === 'object' && event !== null ? (event as EventInput) : undefined;
  } catch {
    return undefined;
  }
}

export const unreadable = (sequence: number): EilboteError => OUTBOX_EVENT_UNREADABLE({ sequence });

/** The host, or somebody else, is writing: try again a little later. */
export const isBusy = (error: unknown): boolean => {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return code % 256 === 5 || code % 256 === 6;
};
