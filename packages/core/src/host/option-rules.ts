import type { LocalizedText } from '@eilbote/contract';
import type { LogOptions } from '../stages/log/index.ts';
import type { NetworkSettings, ProxySettings } from '../network/index.ts';
import { leastRowDays, type RetentionOptions } from '../privacy/index.ts';
import { readKey } from '../secrets/index.ts';
import { countryNames } from '../transforms/places/country-names.ts';
import { isTimeZone } from '../transforms/time/time-zone.ts';
import type { HostOptions } from './host-options.ts';

/** What may stand at one place of the options. */
export interface OptionRule {
  readonly expected: LocalizedText;
  holds(value: unknown): boolean;
}

export type RuleTree = OptionRule | { readonly [name: string]: RuleTree };

/** Rules of an object: every member has one, so that a new option cannot be forgotten here. */
type OptionRules<T> = { readonly [name in keyof Required<T>]: RuleTree };

const rule = (de: string, en: string, holds: OptionRule['holds']): OptionRule => ({ expected: { de, en }, holds });

const hasFunction = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';

const text = rule('ein Text', 'a text', (value) => typeof value === 'string' && value !== '');
const flag = rule('true oder false', 'true or false', (value) => typeof value === 'boolean');
const texts = rule('eine Liste von Texten', 'a list of texts', (value) => isListOf(value, text.holds));
const list = rule('eine Liste', 'a list', Array.isArray);
const milliseconds = rule(
  'eine Zahl von Millisekunden ab 0',
  'a number of milliseconds from 0 on',
  (value) => typeof value === 'number' && value >= 0,
);
const count = rule('eine ganze Zahl ab 1', 'a whole number from 1 on', (value) => isWhole(value) && value >= 1);
const countOrAll = rule(
  'eine ganze Zahl ab 0 oder „all“',
  'a whole number from 0 on, or "all"',
  (value) => value === 'all' || (isWhole(value) && value >= 0),
);

const key = rule(
  'ein Schlüssel von 32 Byte, als 64 hexadezimale Ziffern oder in Base64',
  'a key of 32 bytes, as 64 hexadecimal digits or in base64',
  (value) =>
    typeof value === 'string' ? readKey(value) !== undefined : value instanceof Uint8Array && value.length === 32,
);

function oneOf(...words: readonly string[]): OptionRule {
  const quoted = words.map((word) => `"${word}"`).join(', ');
  return rule(`eines von ${quoted}`, `one of ${quoted}`, (value) => words.includes(value as string));
}

const network: OptionRules<NetworkSettings> = {
  allow: texts,
  onlyAllowed: flag,
  privateNetworks: flag,
  publicHttp: flag,
  certificateAuthorities: texts,
  proxy: rule(
    '"environment" oder ein Objekt mit url und bei Bedarf user, password, except, resolvesNames',
    '"environment", or an object with url and, if need be, user, password, except, resolvesNames',
    (value) => value === 'environment' || isProxySettings(value),
  ),
};

const log: OptionRules<LogOptions> = {
  bodies: oneOf('none', 'selected', 'all'),
  bodyFields: rule(
    'je Tabelle eine Liste von Feldern',
    'a list of fields for each table',
    (value) => isObject(value) && Object.values(value).every((fields) => isListOf(fields, text.holds)),
  ),
  maximumBytes: count,
  daily: flag,
  keepDays: countOrAll,
  keepFiles: countOrAll,
  transports: list,
  syncEveryMs: milliseconds,
};

const days = rule(
  'eine Zahl von Tagen ab 0',
  'a number of days from 0 on',
  (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

const retention: OptionRules<RetentionOptions> = {
  bodyDays: rule(
    'eine Zahl von Tagen ab 0 oder „all“',
    'a number of days from 0 on, or "all"',
    (value) => value === 'all' || days.holds(value),
  ),
  rowDays: rule(
    `eine Zahl von Tagen ab ${leastRowDays} oder „all“`,
    `a number of days from ${leastRowDays} on, or "all"`,
    (value) => value === 'all' || (days.holds(value) && (value as number) >= leastRowDays),
  ),
  classDays: { contact: days, employee: days, financial: days, special: days },
};

/** Every option of a host. */
export const optionRules: OptionRules<HostOptions> = {
  store: rule(
    'ein Datenspeicher, zum Beispiel sqliteStore({ folder })',
    'a store, for example sqliteStore({ folder })',
    (value) => hasFunction(value, 'open'),
  ),
  dataFolder: text,
  secrets: {
    key,
    oldKeys: rule('eine Liste solcher Schlüssel', 'a list of such keys', (value) => isListOf(value, key.holds)),
  },
  network,
  log,
  retention,
  records: rule('ein Objekt mit der Funktion find', 'an object with the function find', (value) =>
    hasFunction(value, 'find'),
  ),
  timeZone: rule(
    'eine Zeitzone wie „Europe/Berlin“',
    'a time zone such as "Europe/Berlin"',
    (value) => typeof value === 'string' && isTimeZone(value),
  ),
  country: rule(
    'ein Land wie „DE“, „AT“ oder „CH“',
    'a country such as "DE", "AT" or "CH"',
    (value) => typeof value === 'string' && countryNames().codeOf(value) !== undefined,
  ),
  tables: list,
  eventTypes: list,
  corrections: list,
  diagnostics: rule(
    'ein Objekt mit den Funktionen debug, info, warn und error',
    'an object with the functions debug, info, warn and error',
    (value) => ['debug', 'info', 'warn', 'error'].every((name) => hasFunction(value, name)),
  ),
  onPluginFailure: oneOf('abort', 'disable'),
  dispatch: flag,
  strict: flag,
  stopGraceMs: milliseconds,
  provides: rule('eine Liste aus provide() und wrap()', 'a list of provide() and wrap()', (value) =>
    isListOf(value, (item) => hasFunction(item, 'make') && isObject(Reflect.get(Object(item), 'token'))),
  ),
  times: {
    leaseMs: milliseconds,
    renewMs: milliseconds,
    standbyMs: milliseconds,
    lookMs: milliseconds,
    recoverMs: milliseconds,
    askAgainMs: milliseconds,
    tidyMs: milliseconds,
  },
};

const proxyMembers: { readonly [name in keyof Required<ProxySettings>]: OptionRule } = {
  url: text,
  user: text,
  password: text,
  except: texts,
  resolvesNames: flag,
};

const isProxySettings = (value: unknown): boolean =>
  isObject(value) &&
  Object.hasOwn(value, 'url') &&
  Object.entries(value).every(
    ([name, member]) =>
      member === undefined ||
      (Object.hasOwn(proxyMembers, name) && proxyMembers[name as keyof ProxySettings].holds(member)),
  );

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function isListOf(value: unknown, holds: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
