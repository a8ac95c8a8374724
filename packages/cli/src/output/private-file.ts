import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { FILE_EXISTS, FILE_NOT_WRITTEN } from '../errors.ts';
import type { Io } from '../io.ts';

/** Writes a new file that only its user can read, down to the disk. @throws FILE_EXISTS, FILE_NOT_WRITTEN */
export function writePrivately(io: Io, file: string, text: string): void {
  try {
    const open = openSync(resolve(io.cwd, file), 'wx', 0o600);
    try {
      writeSync(open, text);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EEXIST') throw FILE_EXISTS({ file }, { cause });
    throw FILE_NOT_WRITTEN({ file, reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}
