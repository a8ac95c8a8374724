import { ARGUMENT_INVALID, SECRET_NEEDS_TERMINAL } from '../errors.ts';
import { say, type Io } from '../io.ts';
import { textOf } from './input-file.ts';

/** A secret that is to be read, and from where: never from the command line, which others on the machine can see. */
export interface SecretSource {
  readonly name: string;
  /** `file`, `env:NAME` or `-` for the standard input; asked for where it is absent. */
  readonly from?: string;
}

/** Reads `name`, `name@file`, `name@env:NAME` or `name@-`. */
export function secretSource(text: string): SecretSource {
  const at = text.indexOf('@');
  return at === -1 ? { name: text } : { name: text.slice(0, at), from: text.slice(at + 1) };
}

/** @throws SECRET_NEEDS_TERMINAL, FILE_UNREADABLE, ARGUMENT_INVALID where it is empty */
export async function readSecret(io: Io, { name, from }: SecretSource): Promise<string> {
  const secret = await secretFrom(io, name, from);
  if (secret !== '') return secret;
  throw ARGUMENT_INVALID({ argument: from ?? name, expected: from?.startsWith('env:') ? setVariable : notEmpty });
}

const notEmpty = { de: 'ein Geheimnis, das nicht leer ist', en: 'a secret that is not empty' };
const setVariable = {
  de: 'eine Umgebungsvariable, die gesetzt und nicht leer ist',
  en: 'a variable of the environment that is set and not empty',
};

async function secretFrom(io: Io, name: string, from: string | undefined): Promise<string> {
  if (from === undefined) {
    if (!io.isTerminal) throw SECRET_NEEDS_TERMINAL({ name });
    return io.askSecret(say(io, { de: `Geheimnis „${name}“: `, en: `Secret "${name}": ` }));
  }
  if (from.startsWith('env:')) return io.env[from.slice(4)] ?? '';
  return withoutLineEnd(await textOf(io, from));
}

/** An editor ends a file with a line feed that is no part of the secret. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');
