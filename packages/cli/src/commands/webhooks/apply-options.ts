import { type AttributeInput, type HeaderDefinition, type LaneLimits, type WebhookInput } from '@eilbote/core';
import { assignment, pair } from '../../arguments/assignment.ts';
import { jsonOf, textOf } from '../../arguments/input-file.ts';
import { mappedField } from '../../arguments/mapped-field.ts';
import { duration, oneOf, wholeNumber } from '../../arguments/numbers.ts';
import { readSecret, secretSource } from '../../arguments/secret-source.ts';
import { ARGUMENT_INVALID, ARGUMENT_MISSING } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { routeOf } from '../routes/route-options.ts';
import { signingOf } from '../signing/signing-options.ts';
import type { DefinitionOptions } from './definition-options.ts';

/** The definition with everything that the options say: those that are left out change nothing. */
export async function applyOptions(
  io: Io,
  base: Partial<WebhookInput>,
  options: DefinitionOptions,
): Promise<WebhookInput> {
  const given = options.file === undefined ? base : objectOf(await jsonOf(io, options.file), options.file);
  return {
    ...(given as WebhookInput),
    ...addressOf(given, options),
    ...plainOf(options),
    ...confirmationOf(given, options),
    ...conditionsOf(given, options),
    ...handshakeOf(given, options),
    ...coalesceOf(given, options),
    ...mappingOf(given, options),
    ...(await templateOf(io, options)),
    ...(await attributesOf(io, given, options)),
    ...(await headersOf(io, given.headers ?? [], options)),
    ...(await signingOf(io, given, options)),
    ...(await routeOf(io, given, options)),
    ...limitsOf(given.limits, options),
  };
}

/** Whether anything at all was said about the definition. */
export const hasOptions = (options: DefinitionOptions): boolean =>
  Object.keys(options).some((name) => !['waiting', 'ifVersion', 'overlap'].includes(name));

/** @throws ARGUMENT_INVALID */
export function objectOf(value: unknown, file: string): Partial<WebhookInput> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw ARGUMENT_INVALID({ argument: file, expected: { de: 'ein JSON-Objekt', en: 'a JSON object' } });
}

/** A webhook has its own URL or a connection; naming one takes the other away. */
function addressOf(given: Partial<WebhookInput>, { url, connection }: DefinitionOptions): object {
  if (url !== undefined && given.connection !== undefined) return { connection: undefined, path: undefined };
  return connection !== undefined && given.url !== undefined ? { url: undefined } : {};
}

/** A person confirms one action: for another one it is asked again, unless it is given in the same breath. */
function confirmationOf(given: Partial<WebhookInput>, { target, action, confirm }: DefinitionOptions): object {
  if (confirm) return { confirmed: true };
  const isAnother =
    (target !== undefined && target !== given.target) || (action !== undefined && action !== given.action);
  return isAnother && given.confirmed ? { confirmed: undefined } : {};
}

function plainOf(options: DefinitionOptions): object {
  const { onlyWhenChanged, fields, field, retry, timeLimit, deliverWithin, active, inactive, template } = options;
  const { name, event, url, connection, path, table, method, contentType, order, target, action } = options;
  const format = options.format ?? (template === undefined ? undefined : 'template');
  const plain = {
    name,
    event,
    url,
    connection,
    path,
    table,
    format,
    method: method?.toUpperCase(),
    contentType,
    order,
    target,
    action,
  };
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(fields === undefined ? {} : { fields }),
    ...(field === undefined ? {} : { fields: field.flatMap((names) => names.split(',')) }),
    ...(retry === undefined ? {} : { retryAfterSeconds: retry === 'none' ? [] : retry.split(',').map(seconds) }),
    ...(onlyWhenChanged === undefined ? {} : { onlyWhenChanged: oneOf(onlyWhenChanged, ['yes', 'no']) === 'yes' }),
    ...(timeLimit === undefined ? {} : { timeLimitSeconds: seconds(timeLimit) }),
    ...(deliverWithin === undefined ? {} : { deliverWithinSeconds: seconds(deliverWithin) }),
    ...(active === undefined && inactive === undefined ? {} : { active: active === true }),
  };
}

const partForm = { de: 'name=json, name=url oder name=both', en: 'name=json, name=url or name=both' };
const rateForm = { de: 'Aufrufe/Dauer, zum Beispiel 900/1m', en: 'calls/duration, for example 900/1m' };

const seconds = (text: string): number => duration(text.trim()) / 1000;

function conditionsOf({ conditions }: Partial<WebhookInput>, { condition, mode }: DefinitionOptions): object {
  if (condition === undefined && mode === undefined) return {};
  const chosen = mode === undefined ? {} : { mode: oneOf(mode, ['pass', 'evaluate', 'both']) };
  return {
    conditions: {
      text: condition ?? conditions?.text ?? '',
      ...conditions,
      ...(condition === undefined ? {} : { text: condition }),
      ...chosen,
    },
  };
}

function handshakeOf({ handshake }: Partial<WebhookInput>, options: DefinitionOptions): object {
  const { handshake: origin, handshakeRate } = options;
  if (origin === 'none') return { handshake: undefined };
  if (origin === undefined && handshakeRate === undefined) return {};
  const asked = origin ?? handshake?.origin;
  if (asked === undefined) throw ARGUMENT_MISSING({ argument: '--handshake' });
  const callsPerMinute = wholeNumber(handshakeRate, { least: 1 });
  return { handshake: { ...handshake, origin: asked, ...(callsPerMinute === undefined ? {} : { callsPerMinute }) } };
}

function coalesceOf({ coalesce }: Partial<WebhookInput>, options: DefinitionOptions): object {
  const { coalesce: window, coalesceLongest: longest } = options;
  if (window === 'none') return { coalesce: undefined };
  if (window === undefined && longest === undefined) return {};
  const windowSeconds = window === undefined ? coalesce?.windowSeconds : seconds(window);
  if (windowSeconds === undefined) throw ARGUMENT_MISSING({ argument: '--coalesce' });
  return {
    coalesce: { ...coalesce, windowSeconds, ...(longest === undefined ? {} : { longestSeconds: seconds(longest) }) },
  };
}

function mappingOf({ mapping }: Partial<WebhookInput>, { map = [], leaveOut = [] }: DefinitionOptions): object {
  if (map.length + leaveOut.length === 0) return {};
  const assigned = map.map(mappedField);
  const left = leaveOut.flatMap((names) => names.split(','));
  eachOnce([...assigned.map(({ name }) => name), ...left]);
  return {
    mapping: {
      ...mapping,
      ...Object.fromEntries(assigned.map(({ name, source }) => [name, source])),
      ...Object.fromEntries(left.map((name) => [name, 'none'])),
    },
  };
}

async function templateOf(io: Io, { template }: DefinitionOptions): Promise<object> {
  if (template === undefined) return {};
  return { template: template.startsWith('@') ? await textOf(io, template.slice(1)) : template };
}

async function attributesOf(
  io: Io,
  given: Partial<WebhookInput>,
  { attribute = [], secretAttribute = [], part = [] }: DefinitionOptions,
): Promise<object> {
  if (attribute.length + secretAttribute.length + part.length === 0) return {};
  const attributes = new Map((given.attributes ?? []).map((one) => [one.name, one]));
  const put = (name: string, value: object) => {
    const { part: kept } = attributes.get(name) ?? {};
    attributes.set(name, { name, ...(kept === undefined ? {} : { part: kept }), ...value } as AttributeInput);
  };
  const assigned = attribute.map(assignment);
  const secret = secretAttribute.map(secretSource);
  eachOnce([...assigned, ...secret].map(({ name }) => name));
  for (const { name, kind, value } of assigned) put(name, { [kind]: value });
  for (const source of secret) put(source.name, { secret: await readSecret(io, source) });
  for (const [name, where] of part.map((text) => pair(text, '=', partForm))) {
    const found = attributes.get(name);
    if (found === undefined) {
      const expected = { de: 'der Name eines Attributs', en: 'the name of an attribute' };
      throw ARGUMENT_INVALID({ argument: name, expected });
    }
    attributes.set(name, { ...found, part: oneOf(where, ['json', 'url', 'both']) });
  }
  return { attributes: [...attributes.values()] };
}

/** Of two values on one line nobody can say which was meant. @throws ARGUMENT_INVALID */
function eachOnce(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw ARGUMENT_INVALID({ argument: twice, expected: { de: 'jeder Name nur einmal', en: 'each name only once' } });
}

/** Headers of a webhook or a connection. */
export async function headersOf(
  io: Io,
  given: readonly HeaderDefinition[],
  { header = [], secretHeader = [] }: Pick<DefinitionOptions, 'header' | 'secretHeader'>,
): Promise<object> {
  if (header.length + secretHeader.length === 0) return {};
  const headers = new Map(given.map((one) => [one.name.toLowerCase(), one]));
  const put = (one: HeaderDefinition) => headers.set(one.name.toLowerCase(), one);
  const assigned = header.map(assignment);
  const secret = secretHeader.map(secretSource);
  eachOnce([...assigned, ...secret].map(({ name }) => name.toLowerCase()));
  for (const { name, kind, value } of assigned) {
    put(kind === 'template' ? { name, template: value } : { name, text: value });
  }
  for (const source of secret) put({ name: source.name, secret: await readSecret(io, source) });
  return { headers: [...headers.values()] };
}

/** Limits of a lane. */
export function limitsOf(
  given: LaneLimits | undefined,
  { concurrency, rate }: Pick<DefinitionOptions, 'concurrency' | 'rate'>,
): object {
  if (concurrency === undefined && rate === undefined) return {};
  const rates = rate?.map((text) => {
    const [calls, window] = pair(text, '/', rateForm);
    return { calls: wholeNumber(calls, { least: 1, most: 10_000_000 }), seconds: seconds(window) };
  });
  const number = wholeNumber(concurrency, { least: 1, most: 256 });
  return {
    limits: {
      ...given,
      ...(number === undefined ? {} : { concurrency: number }),
      ...(rates === undefined ? {} : { rates }),
    },
  };
}
