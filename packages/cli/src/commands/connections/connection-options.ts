import type { ConnectionInput } from '@eilbote/core';
import { jsonOf } from '../../arguments/input-file.ts';
import type { OptionDefinition } from '../../command.ts';
import type { Io } from '../../io.ts';
import { routeOf, routeOptions, type RouteOptions } from '../routes/route-options.ts';
import { signingOf, signingOptions, type SigningOptions } from '../signing/signing-options.ts';
import { authOf, authOptions, type AuthOptions } from './auth-options.ts';
import { headersOf, limitsOf, objectOf } from '../webhooks/apply-options.ts';

export interface ConnectionOptions extends AuthOptions, SigningOptions, RouteOptions {
  readonly name?: string;
  readonly target?: string;
  readonly baseUrl?: string;
  readonly header?: readonly string[];
  readonly secretHeader?: readonly string[];
  readonly concurrency?: string;
  readonly rate?: readonly string[];
  readonly file?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const connectionOptions: readonly OptionDefinition[] = [
  option('--name <text>', 'Name, beliebiger Text', 'name, any text'),
  option('--target <id>', 'Zielsystem; sonst custom', 'target system; custom otherwise'),
  option(
    '--base-url <url>',
    'URL, unter der die Webhooks der Verbindung aufrufen',
    'URL below which the webhooks of the connection call',
  ),
  ...authOptions,
  option('--header <assignment...>', 'Kopfzeile: Name=Text oder Name~=Vorlage', 'header: Name=text or Name~=template'),
  option(
    '--secret-header <source...>',
    'geheime Kopfzeile: Name (wird abgefragt), Name@datei, Name@env:VARIABLE oder Name@-',
    'secret header: Name (asked for), Name@file, Name@env:VARIABLE or Name@-',
  ),
  ...signingOptions,
  ...routeOptions,
  option('--concurrency <number>', 'so viele Aufrufe zugleich', 'so many calls at the same time'),
  option(
    '--rate <calls/duration...>',
    'höchstens so viele Aufrufe, z. B. 900/1m',
    'at most so many calls, e.g. 900/1m',
  ),
  option('--file <file|->', 'ganze Verbindung als JSON', 'the whole connection as JSON'),
];

/** The connection with everything that the options say. */
export async function applyConnectionOptions(
  io: Io,
  base: Partial<ConnectionInput>,
  options: ConnectionOptions,
): Promise<ConnectionInput> {
  const { file, name, target, baseUrl } = options;
  const given = file === undefined ? base : (objectOf(await jsonOf(io, file), file) as Partial<ConnectionInput>);
  return {
    ...(given as ConnectionInput),
    ...(name === undefined ? {} : { name }),
    ...(target === undefined ? {} : { target }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(await authOf(io, given.auth, options)),
    ...(await headersOf(io, given.headers ?? [], options)),
    ...(await signingOf(io, given, options)),
    ...(await routeOf(io, given, options)),
    ...limitsOf(given.limits, options),
  };
}
