import { nearest, type Catalogue, type EventInput, type JsonValue, type Table, type TableField } from '@eilbote/core';
import { ARGUMENT_INVALID, ARGUMENT_MISSING, NAME_UNKNOWN } from '../errors.ts';
import type { Io } from '../io.ts';
import { eventTypeOf } from '../commands/events/show.ts';
import { pair } from './assignment.ts';
import { jsonOf } from './input-file.ts';
import { wholeNumber } from './numbers.ts';

export interface EventOptions {
  /** `true` for the first one. */
  readonly example?: true | string;
  readonly file?: string;
  readonly set?: readonly string[];
  readonly id?: string;
}

type Members = { [name: string]: unknown };

/** The event that options describe: an example, a file, or nothing but single values; `--set` changes what is there. */
export async function eventInput(
  io: Io,
  catalogue: Catalogue,
  type: string,
  { example, file, set = [], id }: EventOptions,
): Promise<EventInput> {
  const eventType = eventTypeOf(catalogue, type);
  if (example === undefined && file === undefined && set.length === 0) {
    throw ARGUMENT_MISSING({ argument: '--example | --file | --set' });
  }
  const given = file === undefined ? undefined : membersOf(await jsonOf(io, file), file);
  const records: Members = {};
  const details: Members = {};
  if (given !== undefined) {
    Object.assign(records, membersOf(given['records'] ?? given, `${file}: records`));
    Object.assign(details, membersOf(given['details'] ?? {}, `${file}: details`));
  } else if (example !== undefined) {
    const most = eventType.examples.length;
    const number = example === true ? 1 : (wholeNumber(example, { least: 1, most }) ?? 1);
    const found = eventType.examples[number - 1];
    if (found === undefined) throw ARGUMENT_MISSING({ argument: '--file | --set' });
    Object.assign(records, structuredClone(found.records));
    Object.assign(details, structuredClone(found.details ?? {}));
  }
  applySettings(catalogue, eventType.table, { records, details }, set);
  const { occurredAt } = given ?? {};
  const eventId = id ?? (typeof given?.['id'] === 'string' ? given['id'] : undefined);
  return {
    type,
    records: records as EventInput['records'],
    details: details as NonNullable<EventInput['details']>,
    ...(eventId === undefined ? {} : { id: eventId }),
    ...(typeof occurredAt === 'string' ? { occurredAt } : {}),
  };
}

/** Puts single values into records and details, as `--set` gives them. @throws ARGUMENT_INVALID, NAME_UNKNOWN */
export function applySettings(
  catalogue: Catalogue,
  ownTable: string,
  { records, details }: { readonly records: object; readonly details: object },
  settings: readonly string[],
): void {
  for (const text of settings) put(catalogue, ownTable, records as Members, details as Members, text);
}

/** `Field=value`, `Table.Field=value` or `details.a.b=value`; in a list of records each gets it. A field that neither the table declares nor the record has is refused. */
function put(catalogue: Catalogue, own: string, records: Members, details: Members, text: string): void {
  const [path, value] = setting(text);
  const parts = path.split('.');
  if (parts.some((part) => ['__proto__', 'constructor', 'prototype', ''].includes(part))) throw wrongPath(text);
  const [first = '', ...rest] = parts;
  if (first === 'details' && rest.length > 0) {
    putDeep(details, rest, plainValue(value));
    return;
  }
  const table = rest.length === 0 ? own : first;
  const field = rest.length === 0 ? first : rest.join('.');
  const schema = catalogue.table(table);
  if (schema === undefined) throw wrongPath(text);
  const known = Object.hasOwn(schema.fields, field) ? schema.fields[field] : undefined;
  const given = [records[table] ?? {}].flat() as Members[];
  // A value that lands beside its field by a slip of the pen would go out uncorrected, and nobody would notice.
  if (known === undefined && !given.some((record) => Object.hasOwn(record, field))) throw noSuchField(schema, field);
  records[table] ??= given[0];
  for (const record of given) record[field] = typedValue(value, known);
}

function putDeep(target: Members, [name = '', ...rest]: readonly string[], value: JsonValue): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined;
  const next: Members = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  target[name] = next;
  putDeep(next, rest, value);
}

/** A value may be empty: that empties a field. */
function setting(text: string): readonly [string, string] {
  return text.endsWith('=') && text.indexOf('=') === text.length - 1
    ? [text.slice(0, -1), '']
    : pair(text, '=', settingForm);
}

function typedValue(value: string, field: TableField | undefined): JsonValue {
  if (field === undefined) return plainValue(value);
  if (value === 'null') return null;
  if (field.type === 'number' || field.type === 'integer' || field.type === 'boolean') return plainValue(value);
  return value;
}

/** JSON where it is some, else the text. */
function plainValue(value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}

function membersOf(value: unknown, where: string): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw ARGUMENT_INVALID({ argument: where, expected: { de: 'ein JSON-Objekt', en: 'a JSON object' } });
}

function noSuchField({ name: table, fields }: Table, field: string) {
  const meant = nearest(field, Object.keys(fields));
  const list = `eilbote tables show ${table}`;
  return NAME_UNKNOWN({
    name: `${table}.${field}`,
    ...(meant === undefined ? {} : { meant: `${table}.${meant}` }),
    list,
  });
}

const settingForm = {
  de: 'Feld=Wert, Tabelle.Feld=Wert oder details.x=Wert',
  en: 'Field=value, Table.Field=value or details.x=value',
};

const wrongPath = (text: string) => ARGUMENT_INVALID({ argument: text, expected: settingForm });
