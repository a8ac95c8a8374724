import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LocalizedText } from '@eilbote/core';
import { FILE_UNREADABLE } from '../errors.ts';
import type { Io } from '../io.ts';

/** The text of a file, or of the standard input for `-`. @throws FILE_UNREADABLE */
export async function textOf(io: Io, file: string): Promise<string> {
  return file === '-' ? io.stdin() : (await bytesOf(io, file)).toString();
}

/** The bytes of a file, or of the standard input for `-`. @throws FILE_UNREADABLE */
export async function bytesOf(io: Io, file: string): Promise<Buffer> {
  try {
    return file === '-' ? Buffer.from(await io.stdinBytes()) : await readFile(resolve(io.cwd, file));
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

function notJson(cause: unknown): LocalizedText {
  const place = placeIn(cause instanceof Error ? cause.message : '');
  return {
    de: `Sie enthält kein gültiges JSON${place.de}. Oft fehlt ein Komma oder ein Anführungszeichen, oder es steht ein Komma zu viel.`,
    en: `It holds no valid JSON${place.en}. Often a comma or a quotation mark is missing, or a comma is one too many.`,
  };
}

/** The parser speaks English only, and not always of a place: what it says of one, in both languages. */
function placeIn(said: string): LocalizedText {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(said) ?? [];
  if (line !== undefined) return { de: ` (Zeile ${line}, Spalte ${column})`, en: ` (line ${line}, column ${column})` };
  if (/end of JSON input/.test(said)) return { de: ' (sie endet zu früh)', en: ' (it ends too early)' };
  const [, token] = /^Unexpected token '([^'\s]+)'/.exec(said) ?? [];
  return token === undefined
    ? { de: '', en: '' }
    : { de: ` („${token}“ steht an falscher Stelle)`, en: ` ("${token}" stands in a wrong place)` };
}
