import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { errorOf } from '../failure-errors.ts';
import { failureOf } from '../connection/failure.ts';
import { migrations } from '../migrations/index.ts';
import { databaseFile } from './database-file.ts';

/** What can be said of a database without opening it for writing, and without bringing it up to date. */
export interface InspectedDatabase {
  readonly file: string;
  readonly installation: string | undefined;
  /** Version of its schema, and the one that this program works with. */
  readonly schema: number;
  readonly known: number;
  readonly bytes: number;
  /** Of its write-ahead log; 0 where there is none. */
  readonly writeAheadBytes: number;
  readonly sqliteVersion: string;
}

/** @throws STORE_… where it cannot be read */
export function inspectDatabase(folder: string): InspectedDatabase {
  const file = databaseFile(folder);
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
    try {
      const one = (sql: string): unknown => Object.values(database.prepare(sql).get() ?? {})[0];
      return {
        file,
        installation: one('SELECT id FROM installation') as string | undefined,
        schema: Number(one('SELECT version FROM schema')),
        known: migrations.at(-1)?.version ?? 0,
        bytes: statSync(file).size,
        writeAheadBytes: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
        sqliteVersion: String(one('SELECT sqlite_version()')),
      };
    } finally {
      database.close();
    }
  } catch (error) {
    throw errorOf(failureOf(error, file));
  }
}
