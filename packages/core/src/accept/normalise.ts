import type { FieldSchemas, JsonObject, JsonValue } from '@eilbote/contract';
import { compact } from '../compact.ts';
import { fieldReader, frozen, type FieldReader } from './field-reader.ts';
import { meantField } from './misspelt.ts';
import type { Walk } from './walk.ts';

/** By the schema object itself: a corrected table is a new object and gets a reader of its own. */
const readers = new WeakMap<FieldSchemas, ReadonlyMap<string, FieldReader>>();
const none: readonly string[] = [];

/**
 * Brings a record (or the details of an event) into the form that its schema describes. Described fields come first,
 * in the order of the schema, then all others as they are: receivers find the same order every time. Missing fields
 * are noticed only where they are named in `required`. Doing it twice changes nothing.
 */
export function normalise(fields: FieldSchemas, record: JsonObject, walk: Walk, required = none): JsonObject {
  const reader = readers.get(fields) ?? compile(fields);
  const normal: { [name: string]: JsonValue } = {};
  let described = 0;
  for (const [name, read] of reader) {
    if (!Object.hasOwn(record, name)) continue;
    described += 1;
    walk.enter(name);
    normal[name] = read(record[name] as JsonValue, walk);
    walk.leave();
  }
  for (const name of required) {
    if (Object.hasOwn(normal, name)) continue;
    walk.enter(name);
    walk.warn('VALUE_MISSING');
    walk.leave();
  }
  const names = Object.keys(record);
  if (names.length > described) {
    for (const name of names) {
      if (reader.has(name)) continue;
      normal[name] = frozen(record[name] as JsonValue);
      const meant = meantField(fields, name);
      if (meant === undefined || Object.hasOwn(record, meant)) continue;
      walk.enter(name);
      walk.warn('FIELD_MISSPELT', meant);
      walk.leave();
    }
  }
  return Object.freeze(compact(normal));
}

function compile(fields: FieldSchemas): ReadonlyMap<string, FieldReader> {
  const reader = new Map<string, FieldReader>();
  for (const [name, schema] of Object.entries(fields)) reader.set(name, fieldReader(schema, readObject));
  readers.set(fields, reader);
  return reader;
}

function readObject(schema: { readonly properties: FieldSchemas; readonly optional?: readonly string[] }): FieldReader {
  const required = Object.keys(schema.properties).filter((name) => schema.optional?.includes(name) !== true);
  return (value, walk) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return normalise(schema.properties, value as JsonObject, walk, required);
    walk.warn('NOT_AN_OBJECT');
    return frozen(value);
  };
}
