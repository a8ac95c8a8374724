import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../migrations/migrate.ts';
import { StoreFailure } from './failure.ts';
import { networkFileSystem } from './network-folder.ts';

export interface DatabaseOptions {
  readonly file: string;
  readonly synchronous: 'FULL' | 'OFF';
}

/** How long a write waits for the write of another process. */
const busyTimeoutMs = 10_000;

/** How long emptying the write-ahead log waits for readers: all that is written waits behind it. */
const emptyingTimeoutMs = 50;

/**
 * Bytes of a page; only a new database takes it. Events, requests and log lines are about 1 KiB each: twice SQLite's own
 * 4,096 saves a tenth of the room and of the time.
 */
const pageSize = 8_192;

/** Opens the database of a data folder, makes it where there is none, and brings its schema up to date. */
export function openDatabase({ file, synchronous }: DatabaseOptions): DatabaseSync {
  const folder = dirname(file);
  makeFolder(folder);
  mustBeWritable(folder, file);
  const fileSystem = networkFileSystem(folder);
  if (fileSystem !== undefined) throw new StoreFailure('STORE_ON_NETWORK', { folder, fileSystem });
  const isNew = !existsSync(file);
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec(`PRAGMA page_size = ${pageSize}`);
    database.exec(`PRAGMA synchronous = ${synchronous}`);
    if (isNew) hideFromOthers(database, file);
    enterWriteAheadLog(database, file);
    database.exec(`
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -32000;
      PRAGMA wal_autocheckpoint = 2000;
      PRAGMA journal_size_limit = 67108864;`);
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * What was deleted stands in the write-ahead log until that is emptied. False while another process reads from it.
 * Deleted content in the database file itself is overwritten with zeros (`secure_delete`).
 */
export function emptyWriteAheadLog(database: DatabaseSync): boolean {
  database.exec(`PRAGMA busy_timeout = ${emptyingTimeoutMs}`);
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o770 });
  } catch (error) {
    const detail = (error as Error).message;
    throw new StoreFailure('STORE_UNREACHABLE', { file: folder, detail }, detail);
  }
}

/** SQLite would only say that it cannot open the file, where it cannot make the write-ahead log beside it. */
function mustBeWritable(folder: string, file: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const detail = (error as Error).message;
    throw new StoreFailure('STORE_READ_ONLY', { file, detail }, detail);
  }
}

/**
 * The database holds personal data: other users of the machine shall not read it. Its write-ahead log and shared memory,
 * which come later, take its mode over. The file is not opened here: closing it would take SQLite's locks away.
 */
function hideFromOthers(database: DatabaseSync, file: string): void {
  database.prepare('PRAGMA application_id').get();
  chmodSync(file, statSync(file).mode & 0o770);
}

/**
 * Two processes that make the same database at the same moment lock each other out here, and SQLite does not wait for
 * this lock by itself.
 */
function enterWriteAheadLog(database: DatabaseSync, file: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 0; ; attempt += 1) {
    try {
      const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
      if (mode === 'wal') return;
      throw new StoreFailure('STORE_UNREACHABLE', { file, detail: `journal_mode is ${String(mode)}` });
    } catch (error) {
      const isBusy = ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
      if (!isBusy || attempt >= 500) throw error;
      Atomics.wait(pause, 0, 0, 10);
    }
  }
}
