import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keyLength, readKey, type EncryptionKey } from './encryption-key.ts';
import { SECRETS_KEY_INVALID, SECRETS_KEY_UNREADABLE } from './errors.ts';

/**
 * Reads a key file: one key per line, the first seals, all open.
 * @returns `undefined` when there is no such file
 * @throws SECRETS_KEY_INVALID, SECRETS_KEY_UNREADABLE
 */
export function readKeyFile(path: string): readonly EncryptionKey[] | undefined {
  const text = attempt(path, () => {
    const content = readFileSync(path, 'utf8');
    // A file restored from a backup is often readable for everybody.
    chmodSync(path, 0o600);
    return content;
  });
  if (text === undefined) return undefined;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const keys = lines.flatMap((line) => readKey(line) ?? []);
  if (keys.length === 0 || keys.length < lines.length) throw SECRETS_KEY_INVALID({ source: path });
  return keys;
}

/**
 * Makes a key file that only its user can read. Of several processes that start at once, one makes it, whole, and all
 * read the same.
 * @throws SECRETS_KEY_UNREADABLE
 */
export function makeKeyFile(path: string): readonly EncryptionKey[] {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  attempt(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeDurably(draft, `${randomBytes(keyLength).toString('base64')}\n`);
    try {
      linkSync(draft, path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
    syncFolder(dirname(path));
  });
  const keys = readKeyFile(path);
  if (keys === undefined) throw SECRETS_KEY_UNREADABLE({ path, reason: 'ENOENT' });
  return keys;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The name of the file is part of the folder. Windows cannot and need not do this. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function attempt<T>(path: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw SECRETS_KEY_UNREADABLE({ path, reason: codeOf(cause) ?? 'UNKNOWN' }, { cause });
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
