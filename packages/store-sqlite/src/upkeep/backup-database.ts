import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { failureOf, StoreFailure } from '../connection/failure.ts';
import { errorOf } from '../failure-errors.ts';
import { checkDatabase, type CheckedDatabase } from './check-database.ts';
import { databaseFile } from './database-file.ts';

/** Pages that are copied between two looks at whether somebody else wants to write. */
const pagesAtOnce = 1024;

/**
 * Copies the database of a data folder to a new file, in one consistent state, while hosts run. The copy is checked as
 * `checkDatabase` does and stands on the disk before it gets its name; a file that exists is never touched.
 * @throws BACKUP_EXISTS, BACKUP_FAULTY, STORE_…
 */
export async function backupDatabase(folder: string, target: string): Promise<CheckedDatabase> {
  const [file, copy] = [databaseFile(folder), resolve(target)];
  const draft = `${copy}.part-${process.pid}`;
  try {
    if (existsSync(copy)) throw new StoreFailure('BACKUP_EXISTS', { file: copy });
    if (!existsSync(file)) throw new StoreFailure('STORE_UNREACHABLE', { file, detail: 'ENOENT' });
    await copyDatabase(file, draft);
    const checked = checkDatabase(draft);
    if (checked.faults.length > 0) {
      const faults = checked.faults.map(({ rule, count }) => `${rule} (${count})`).join(', ');
      throw new StoreFailure('BACKUP_FAULTY', { file, faults });
    }
    syncFile(draft);
    nameFinally(draft, copy);
    return { ...checked, file: copy };
  } catch (error) {
    throw error instanceof Error && 'text' in error ? error : errorOf(failureOf(error, copy));
  } finally {
    removeDraft(draft);
  }
}

/** Without a word of what it cannot remove, as where its folder is a file: why there is no backup counts more. */
function removeDraft(draft: string): void {
  for (const more of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(`${draft}${more}`, { force: true });
    } catch {
      // The error that is told names the folder where a draft may lie.
    }
  }
}

/** A copy that is one file: without a write-ahead log that could be forgotten beside it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    // Made by us before anything stands in it: it holds personal data.
    closeSync(openSync(to, 'wx', 0o600));
    await backup(source, to, { rate: pagesAtOnce });
  } finally {
    source.close();
  }
  const copied = new DatabaseSync(to);
  try {
    copied.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copied.close();
  }
  chmodSync(to, 0o600);
}

/** Unlike a renaming, a link does not replace what somebody has put there meanwhile. */
function nameFinally(draft: string, copy: string): void {
  try {
    linkSync(draft, copy);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new StoreFailure('BACKUP_EXISTS', { file: copy });
    throw error;
  }
  syncFolder(dirname(copy));
}

export function syncFile(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** The name of a file is part of its folder. Windows cannot and need not do this. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
