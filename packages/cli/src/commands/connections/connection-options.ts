import type { ConnectionInput } from '@eilbote/core';
import { pair } from '../../arguments/assignment.ts';
import { jsonOf } from '../../arguments/input-file.ts';
import { readSecret, secretSource } from '../../arguments/secret-source.ts';
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
  readonly setting?: readonly string[];
  readonly secretSetting?: readonly string[];
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
  option(
    '--setting <assignment...>',
    'Einstellung des Zielsystems: name=Wert (siehe „eilbote targets show“)',
    'setting of the target system: name=value (see "eilbote targets show")',
  ),
  option(
    '--secret-setting <source...>',
    'geheime Einstellung: name (wird abgefragt), name@datei, name@env:VARIABLE oder name@-',
    'secret setting: name (asked for), name@file, name@env:VARIABLE or name@-',
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
    ...(await settingsOf(io, given.settings, options)),
    ...(await authOf(io, given.auth, options)),
    ...(await headersOf(io, given.headers ?? [], options)),
    ...(await signingOf(io, given, options)),
    ...(await routeOf(io, given, options)),
    ...limitsOf(given.limits, options),
  };
}

const settingForm = { de: 'name=Wert', en: 'name=value' };

async function settingsOf(
  io: Io,
  given: ConnectionInput['settings'],
  { setting = [], secretSetting = [] }: ConnectionOptions,
): Promise<Pick<ConnectionInput, 'settings'>> {
  if (setting.length + secretSetting.length === 0) return {};
  const settings = { ...given };
  for (const [name, value] of setting.map((text) => pair(text, '=', settingForm))) settings[name] = value;
  for (const source of secretSetting.map(secretSource))
    settings[source.name] = { secret: await readSecret(io, source) };
  return { settings };
}
