import type { DatabaseSync } from 'node:sqlite';

/**
 * Makes the table in the host's own database. AUTOINCREMENT, so that the number of a row that is gone is never given
 * again: a relay may still want to delete it.
 */
export function makeOutboxTable(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS eilbote_outbox (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      -- JSON text of the event, its id and time included.
      event TEXT NOT NULL,
      -- JSON text of the error with which the event was refused; it waits here for somebody to look at it.
      refused TEXT
    );
    CREATE INDEX IF NOT EXISTS eilbote_outbox_open ON eilbote_outbox (sequence) WHERE refused IS NULL;`);
}
