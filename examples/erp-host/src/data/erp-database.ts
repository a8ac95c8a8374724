import { DatabaseSync } from 'node:sqlite';
import { schema } from './schema.ts';

/** Opens the database of the ERP and makes its tables where they are missing. */
export function openErpDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  // With a write-ahead log the relay reads while a transaction is open. FULL: what is acknowledged survives a power cut.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
  return database;
}

/** The next number of a range, e.g. `RE-0017`. Inside a transaction, so that none is left out when it is taken back. */
export function nextNumber(database: DatabaseSync, prefix: string): string {
  const row = database
    .prepare(
      `INSERT INTO number_range VALUES (?, 1)
       ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .get(prefix);
  return `${prefix}-${String(row?.['last']).padStart(4, '0')}`;
}
