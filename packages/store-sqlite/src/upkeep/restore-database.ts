import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RestorationBeginning } from '@eilbote/core';
import { failureOf, StoreFailure } from '../connection/failure.ts';
import { errorOf } from '../failure-errors.ts';
import { sqliteStore } from '../sqlite-store.ts';
import { copyDatabase, syncFile, syncFolder } from './backup-database.ts';
import { checkDatabase, type CheckedDatabase } from './check-database.ts';
import { databaseFile, databaseName } from './database-file.ts';

export interface RestoredDatabase extends CheckedDatabase {
  /** Folder with the database that was there before; absent where there was none. */
  readonly replaced?: string;
}

/** What stands beside a database that is open or was not closed. */
const companions = ['', '-wal', '-shm', '-journal'];

/**
 * Puts a backup in the place of the database, with dispatch held. Everything is prepared beside it and stands on the
 * disk before two renamings put it in place; what was there before is kept in a folder of its own.
 * @throws STORE_IN_USE while a process has the database open, BACKUP_FAULTY, STORE_… where the backup is none or newer
 */
export async function restoreDatabase(
  folder: string,
  backup: string,
  beginning: RestorationBeginning,
): Promise<RestoredDatabase> {
  const [target, source] = [resolve(folder), resolve(backup)];
  mkdirSync(target, { recursive: true, mode: 0o770 });
  const workshop = mkdtempSync(join(target, '.restoring-'));
  try {
    const prepared = await prepare(source, workshop, beginning);
    const replaced = putInPlace(target, workshop, beginning.at);
    return { ...prepared, file: databaseFile(target), ...(replaced === undefined ? {} : { replaced }) };
  } catch (error) {
    throw error instanceof Error && 'text' in error ? error : errorOf(failureOf(error, source));
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** A copy of the backup that is up to date, whole, and knows that it comes from a backup. */
async function prepare(source: string, workshop: string, beginning: RestorationBeginning): Promise<CheckedDatabase> {
  if (!existsSync(source)) throw new StoreFailure('STORE_UNREACHABLE', { file: source, detail: 'ENOENT' });
  const file = databaseFile(workshop);
  refuseOther(source);
  await copyDatabase(source, file);
  const store = sqliteStore({ folder: workshop });
  try {
    await store.open(() => 'unused');
    await store.beginRestoration(beginning);
  } finally {
    await store.close();
  }
  asOneFile(file);
  const checked = checkDatabase(file);
  if (checked.faults.length > 0) {
    const faults = checked.faults.map(({ rule, count }) => `${rule} (${count})`).join(', ');
    throw new StoreFailure('BACKUP_FAULTY', { file: source, faults });
  }
  syncFile(file);
  return checked;
}

/** An empty or foreign file would be taken for a new database when it is opened. */
function refuseOther(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema'").get();
    if (found === undefined) throw new StoreFailure('STORE_NOT_EILBOTE', { file });
  } finally {
    database.close();
  }
}

function putInPlace(folder: string, workshop: string, at: number): string | undefined {
  const file = databaseFile(folder);
  if (!existsSync(file)) {
    renameSync(databaseFile(workshop), file);
    syncFolder(folder);
    return undefined;
  }
  requireAlone(file);
  const replaced = join(folder, `replaced-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  mkdirSync(replaced, { mode: 0o700 });
  for (const more of companions) {
    if (existsSync(`${file}${more}`)) renameSync(`${file}${more}`, join(replaced, `${databaseName}${more}`));
  }
  renameSync(databaseFile(workshop), file);
  syncFolder(replaced);
  syncFolder(folder);
  return replaced;
}

/**
 * Only a process that is alone with a database can take it out of the write-ahead mode: that is how SQLite tells whether
 * somebody else has it open. A database that cannot be read has nobody who works with it.
 */
function requireAlone(file: string): void {
  try {
    asOneFile(file);
  } catch (error) {
    const failure = failureOf(error, file);
    if (failure.code === 'STORE_BUSY') throw new StoreFailure('STORE_IN_USE', { file });
    if (failure.code !== 'STORE_DAMAGED') throw error;
  }
}

function asOneFile(file: string): void {
  const database = new DatabaseSync(file, { timeout: 500 });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}
