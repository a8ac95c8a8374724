import { isEilboteError, type LocalizedText } from '@eilbote/core';
import { ARGUMENT_INVALID, FILE_UNREADABLE, SECRET_NEEDS_TERMINAL, SECRET_UNREADABLE } from '../errors.ts';
import { say, type Io } from '../io.ts';
import { textOf } from './input-file.ts';

/** A secret that is to be read, and from where: never from the command line, which others on the machine can see. */
export interface SecretSource {
  readonly name: string;
  /** `file`, `env:NAME` or `-` for the standard input; asked for where it is absent. */
  readonly from?: string;
  /** What stands before the source where one option takes several secrets: `token@`. */
  readonly prefix?: string;
}

/** Reads `name`, `name@file`, `name@env:NAME` or `name@-`. */
export function secretSource(text: string): SecretSource {
  const at = text.indexOf('@');
  const name = at === -1 ? text : text.slice(0, at);
  return { name, prefix: `${name}@`, ...(at === -1 ? {} : { from: text.slice(at + 1) }) };
}

/** @throws SECRET_NEEDS_TERMINAL, SECRET_UNREADABLE, ARGUMENT_INVALID where it is empty */
export async function readSecret(io: Io, source: SecretSource): Promise<string> {
  const { name, from } = source;
  const secret = await secretFrom(io, source);
  if (secret !== '') return secret;
  throw ARGUMENT_INVALID({ argument: from ?? name, expected: from?.startsWith('env:') ? setVariable : notEmpty });
}

const notEmpty = { de: 'ein Geheimnis, das nicht leer ist', en: 'a secret that is not empty' };
const setVariable = {
  de: 'eine Umgebungsvariable, die gesetzt und nicht leer ist',
  en: 'a variable of the environment that is set and not empty',
};

async function secretFrom(io: Io, { name, from, prefix = '' }: SecretSource): Promise<string> {
  if (from === undefined) {
    if (!io.isTerminal) throw SECRET_NEEDS_TERMINAL({ name, prefix });
    return io.askSecret(say(io, { de: `Geheimnis „${name}“: `, en: `Secret "${name}": ` }));
  }
  if (from.startsWith('env:')) return io.env[from.slice(4)] ?? '';
  try {
    return withoutLineEnd(await textOf(io, from));
  } catch (error) {
    if (!isEilboteError(error) || !FILE_UNREADABLE.is(error)) throw error;
    // Whoever gives the secret itself gets here too: the message and its cause would show it.
    throw SECRET_UNREADABLE({ name, reason: error.facts['reason'] as LocalizedText });
  }
}

/** An editor ends a file with a line feed that is no part of the secret. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');
