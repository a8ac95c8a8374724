import type { LocalizedText } from '@eilbote/core';
import { ARGUMENT_INVALID, FILE_UNREADABLE } from '../errors.ts';

/**
 * The text of a file in its encoding, without a byte order mark. Nothing is guessed: a wrong guess would send broken
 * umlauts to another system.
 * @throws ARGUMENT_INVALID, FILE_UNREADABLE
 */
export function decoded(bytes: Uint8Array, file: string, encoding: string): string {
  const decoder = decoderFor(encoding);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw FILE_UNREADABLE({ file, reason: notIn(decoder.encoding) }, { cause });
  }
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw ARGUMENT_INVALID({ argument: encoding, option: '--encoding', expected: encodings });
  }
}

const encodings: LocalizedText = {
  de: 'eine Zeichenkodierung wie utf-8, windows-1252 oder utf-16le',
  en: 'an encoding such as utf-8, windows-1252 or utf-16le',
};

const notIn = (encoding: string): LocalizedText => ({
  de: `Sie ist nicht in ${encoding} gespeichert. Exporte von Windows-Programmen sind oft in windows-1252: --encoding windows-1252`,
  en: `It is not stored in ${encoding}. Exports of Windows programs often are in windows-1252: --encoding windows-1252`,
});
