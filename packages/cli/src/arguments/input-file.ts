import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LocalizedText } from '@eilbote/core';
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
    throw FILE_UNREADABLE({ file, reason: notJson(cause) }, { cause });
  }
}

const known: { readonly [code: string]: LocalizedText } = {
  ENOENT: { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
  EACCES: { de: 'Sie haben kein Recht, sie zu lesen.', en: 'You have no right to read it.' },
  EISDIR: { de: 'Das ist ein Ordner, keine Datei.', en: 'This is a folder, not a file.' },
};

function reasonOf(cause: unknown): LocalizedText {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  return known[code] ?? { de: message, en: message };
}

/** What the parser says goes on one line: it quotes the text around the place. */
function notJson(cause: unknown): LocalizedText {
  const said = cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ') : String(cause);
  return {
    de: `Sie enthält kein gültiges JSON (${said}). Oft fehlt ein Komma oder ein Anführungszeichen, oder es steht ein Komma zu viel.`,
    en: `It holds no valid JSON (${said}). Often a comma or a quotation mark is missing, or a comma is one too many.`,
  };
}
