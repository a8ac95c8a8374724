import type { DatabaseSync } from 'node:sqlite';
import { StoreFailure } from '../connection/failure.ts';
import { migrations } from './index.ts';
import type { Migration } from './migration.ts';

/** Marks the file as Eilbote's in the SQLite header: the letters `Eilb`. */
const applicationId = 0x45_69_6c_62;

/**
 * Brings the schema to the last of `steps`, one transaction for all that is missing. Several processes may try at once.
 * @throws StoreFailure STORE_NEWER, STORE_NOT_EILBOTE
 */
export function migrate(database: DatabaseSync, file: string, steps: readonly Migration[] = migrations): void {
  const known = steps.at(-1)?.version ?? 0;
  if (isOurs(database) && versionOf(database) === known) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    if (!isOurs(database)) begin(database, file);
    const version = versionOf(database);
    if (version > known) throw new StoreFailure('STORE_NEWER', { file, version, known });
    for (const step of steps) if (step.version > version) database.exec(step.statements);
    database.prepare('UPDATE schema SET version = ?').run(known);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function begin(database: DatabaseSync, file: string): void {
  const tables = Number(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables']);
  if (tables > 0) throw new StoreFailure('STORE_NOT_EILBOTE', { file });
  database.exec(`PRAGMA application_id = ${applicationId};
    CREATE TABLE schema (version INTEGER NOT NULL) STRICT;
    INSERT INTO schema VALUES (0);`);
}

const isOurs = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA application_id').get()?.['application_id'] === applicationId;

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT version FROM schema').get()?.['version']);
