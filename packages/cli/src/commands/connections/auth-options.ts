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
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly audience?: string;
  readonly sendSecretIn?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const authOptions: readonly OptionDefinition[] = [
  option(
    '--auth <basic|bearer|apiKey|oauth2|none>',
    'Anmeldung: Benutzer und Kennwort, festes Token, Schlüssel in Kopfzeile oder URL, OAuth 2.0, keine',
    'authorisation: user and password, fixed token, key in a header or the URL, OAuth 2.0, none',
  ),
  option('--auth-user <text>', 'Benutzername (basic)', 'user name (basic)'),
  option(
    '--auth-secret <source>',
    'Kennwort, Token, Schlüssel oder Client-Secret: ask, datei, env:VARIABLE oder -',
    'password, token, key or client secret: ask, file, env:VARIABLE or -',
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
  option(
    '--token-url <url>',
    'Adresse, unter der das Token angefordert wird (oauth2)',
    'address where the token is asked for (oauth2)',
  ),
  option('--client-id <text>', 'Client-ID (oauth2)', 'client id (oauth2)'),
  option('--scope <text>', 'Scopes, durch Leerzeichen getrennt (oauth2)', 'scopes, separated by blanks (oauth2)'),
  option(
    '--audience <text>',
    'Audience, wo der Anmeldeserver sie verlangt (oauth2)',
    'audience, where the server asks for it (oauth2)',
  ),
  option(
    '--send-secret-in <header|body>',
    'wo das Client-Secret steht (oauth2); sonst header',
    'where the client secret stands (oauth2); header otherwise',
  ),
];

const secretNames = { basic: 'password', bearer: 'token', apiKey: 'key', oauth2: 'clientSecret' } as const;
const schemes = ['basic', 'bearer', 'apiKey', 'oauth2', 'none'] as const;

type Written = { readonly [property: string]: unknown };

/**
 * The authorisation that the options say; those that are left out keep what there is.
 * @throws ARGUMENT_INVALID, SECRET_NEEDS_TERMINAL, FILE_UNREADABLE
 */
export async function authOf(io: Io, given: AuthInput | undefined, options: AuthOptions): Promise<object> {
  const { auth, authUser, authName, authIn, authSecret, tokenUrl, clientId, scope, audience, sendSecretIn } = options;
  const rest = { authUser, authName, authIn, authSecret, tokenUrl, clientId, scope, audience, sendSecretIn };
  const option = Object.keys(rest).find((name) => Reflect.get(rest, name) !== undefined);
  if (auth === undefined && option === undefined) return {};
  // A token endpoint follows from settings: options cannot change it.
  const before = given?.scheme === 'tokenEndpoint' ? undefined : given?.scheme;
  const scheme = auth === undefined ? before : oneOf(auth, schemes);
  if (scheme === undefined) throw ARGUMENT_INVALID({ argument: flagOf(option ?? 'auth'), expected: schemeFirst });
  // A spread cannot take a property away: the definition is written anew without it.
  if (scheme === 'none') return { auth: undefined };
  const kept: Written = given?.scheme === scheme ? { ...given } : {};
  const secret =
    authSecret === undefined
      ? {}
      : { [secretNames[scheme]]: await readSecret(io, sourceOf(secretNames[scheme], authSecret)) };
  const plain = { user: authUser, name: authName, in: authIn, tokenUrl, clientId, scope, audience, sendSecretIn };
  const written: Written = {
    ...kept,
    scheme,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...secret,
  };
  // The check of the connection says what is missing or does not belong there.
  return { auth: written };
}

const sourceOf = (name: string, from: string) => (from === 'ask' ? { name } : { name, from });

const flagOf = (property: string): string =>
  `--${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const schemeFirst = {
  de: 'dazu --auth basic, bearer, apiKey oder oauth2',
  en: '--auth basic, bearer, apiKey or oauth2 with it',
};
