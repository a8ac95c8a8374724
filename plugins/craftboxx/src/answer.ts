import type { JsonObject, JsonValue } from '@eilbote/contract';

/** A property of an object; `undefined` where there is none. */
export const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The record of an answer. Shapes of answers are not published: one that is wrapped in `data` is taken, too. */
export const recordIn = (json: JsonValue | undefined): JsonValue | undefined =>
  member(json, 'id') === undefined ? member(json, 'data') : json;

/** The records of a list: the answer itself, or wrapped in `data` as pages are. */
export function recordsIn(json: JsonValue | undefined): readonly JsonObject[] {
  const list = Array.isArray(json) ? json : member(json, 'data');
  return Array.isArray(list) ? list.filter((one: JsonValue) => isObject(one)) : [];
}

/** The id of a record, as the text that the id map keeps; empty where there is none. Ids of Craftboxx are whole numbers. */
export function idOf(record: JsonValue | undefined): string {
  const id = textOf(member(record, 'id'));
  return /^\d+$/.test(id) ? id : '';
}

/** A value as text; empty where it is neither text nor number. */
export const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The body of an answer, read; `undefined` where it is no JSON. */
export function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
