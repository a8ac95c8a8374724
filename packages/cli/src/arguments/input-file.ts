import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FILE_UNREADABLE } from '../errors.ts';
import type { Io } from '../io.ts';

/** The text of a file, or of the standard input for `-`. @throws FILE_UNREADABLE */
export async function textOf(io: Io, file: string): Promise<string> {
  if (file === '-') return io.stdin();
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (cause) {
    throw FILE_UNREADABLE({ file, reason: reasonOf(cause) }, { cause });
  }
}

/** The JSON of a file, or of the standard input for `-`. @throws FILE_UNREADABLE */
export async function jsonOf(io: Io, file: string): Promise<unknown> {
  return parsed(await textOf(io, file), file);
}

/** @throws FILE_UNREADABLE */
export function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw FILE_UNREADABLE({ file, reason: reasonOf(cause) }, { cause });
  }
}

const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && cause.code === 'ENOENT' ? 'ENOENT (no such file)' : cause.message;
};
