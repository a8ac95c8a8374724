import type { AuthInput } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import { readSecret } from '../../arguments/secret-source.ts';
import type { OptionDefinition } from '../../command.ts';
import { ARGUMENT_INVALID } from '../../errors.ts';
import type { Io } from '../../io.ts';

/** How the calls of a connection are authorised. */
export interface AuthOptions {
  readonly auth?: string;
  readonly authUser?: string;
  readonly authName?: string;
  readonly authIn?: string;
  readonly authSecret?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const authOptions: readonly OptionDefinition[] = [
  option(
    '--auth <basic|bearer|apiKey|none>',
    'Anmeldung: Benutzer und Kennwort, festes Token, Schlüssel in Kopfzeile oder URL, keine',
    'authorisation: user and password, fixed token, key in a header or the URL, none',
  ),
  option('--auth-user <text>', 'Benutzername (basic)', 'user name (basic)'),
  option(
    '--auth-secret <source>',
    'Kennwort, Token oder Schlüssel: ask, datei, env:VARIABLE oder -',
    'password, token or key: ask, file, env:VARIABLE or -',
  ),
  option(
    '--auth-name <name>',
    'Name der Kopfzeile oder des Parameters (apiKey)',
    'name of the header or parameter (apiKey)',
  ),
  option(
    '--auth-in <header|query>',
    'wo der Schlüssel steht (apiKey); sonst header',
    'where the key stands (apiKey); header otherwise',
  ),
];

const secretNames = { basic: 'password', bearer: 'token', apiKey: 'key' } as const;
const schemes = ['basic', 'bearer', 'apiKey', 'none'] as const;

type Written = { readonly [property: string]: unknown };

/**
 * The authorisation that the options say; those that are left out keep what there is.
 * @throws ARGUMENT_INVALID, SECRET_NEEDS_TERMINAL, FILE_UNREADABLE
 */
export async function authOf(io: Io, given: AuthInput | undefined, options: AuthOptions): Promise<object> {
  const { auth, authUser, authName, authIn, authSecret } = options;
  const rest = { authUser, authName, authIn, authSecret };
  const option = Object.keys(rest).find((name) => Reflect.get(rest, name) !== undefined);
  if (auth === undefined && option === undefined) return {};
  const scheme = auth === undefined ? given?.scheme : oneOf(auth, schemes);
  if (scheme === undefined) throw ARGUMENT_INVALID({ argument: flagOf(option ?? 'auth'), expected: schemeFirst });
  // A spread cannot take a property away: the definition is written anew without it.
  if (scheme === 'none') return { auth: undefined };
  const kept: Written = given?.scheme === scheme ? { ...given } : {};
  const secret =
    authSecret === undefined
      ? {}
      : { [secretNames[scheme]]: await readSecret(io, sourceOf(secretNames[scheme], authSecret)) };
  const written: Written = {
    ...kept,
    scheme,
    ...(authUser === undefined ? {} : { user: authUser }),
    ...(authName === undefined ? {} : { name: authName }),
    ...(authIn === undefined ? {} : { in: authIn }),
    ...secret,
  };
  // The check of the connection says what is missing or does not belong there.
  return { auth: written };
}

const sourceOf = (name: string, from: string) => (from === 'ask' ? { name } : { name, from });

const flagOf = (property: string): string =>
  `--${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const schemeFirst = {
  de: 'dazu --auth basic, bearer oder apiKey',
  en: '--auth basic, bearer or apiKey with it',
};
