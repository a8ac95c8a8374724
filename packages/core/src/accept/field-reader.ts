import type { FieldSchema, JsonObject, JsonValue } from '@eilbote/contract';
import { readDate } from './values/dates.ts';
import { readMoment } from './values/date-times.ts';
import { readNumber } from './values/numbers.ts';
import { readTime } from './values/times.ts';
import type { Walk } from './walk.ts';

/** Brings one value into the form that its schema describes; warns and keeps it where that is not possible. */
export type FieldReader = (value: JsonValue, walk: Walk) => JsonValue;

/** The one place where values of the ERP are normalised: chosen once for each field, run for each value. */
export function fieldReader(
  schema: FieldSchema,
  readFields: (schema: FieldSchema & { type: 'object' }) => FieldReader,
): FieldReader {
  const read = readerOf(schema, readFields);
  return (value, walk) => {
    const normal = value === null ? null : read(value, walk);
    if (normal === null && schema.nullable !== true) walk.warn('NULL_UNEXPECTED');
    return normal;
  };
}

function readerOf(
  schema: FieldSchema,
  readFields: (schema: FieldSchema & { type: 'object' }) => FieldReader,
): FieldReader {
  switch (schema.type) {
    case 'string':
      return withLimits(schema, textReader(schema.format));
    case 'integer':
    case 'number':
      return withLimits(schema, schema.type === 'integer' ? readInteger : readAnyNumber);
    case 'boolean':
      return readBoolean;
    case 'string|integer':
      return readTextOrInteger;
    case 'array': {
      const readItem = fieldReader(schema.items, readFields);
      return (value, walk) => readList(value, walk, readItem);
    }
    case 'object':
      return readFields(schema);
  }
}

function textReader(format: string | undefined): FieldReader {
  if (format === 'date') return readDateField;
  if (format === 'time') return readTimeField;
  if (format === 'date-time') return readMomentField;
  // `email` and `uri` only describe, as in JSON Schema: addresses in an ERP are what somebody typed.
  return readText;
}

const readText: FieldReader = (value, walk) => {
  if (typeof value === 'string') return withLineFeeds(value);
  if (typeof value !== 'number') return keep(value, walk, 'NOT_TEXT');
  walk.warn('NUMBER_AS_TEXT');
  return String(value);
};

const readTextOrInteger: FieldReader = (value, walk) => {
  if (typeof value === 'string') return withLineFeeds(value);
  return Number.isInteger(value) ? value : keep(value, walk, 'NOT_AN_INTEGER');
};

const readDateField: FieldReader = (value, walk) => {
  if (typeof value !== 'string') return keep(value, walk, 'NOT_A_DATE');
  const reading = readDate(value);
  switch (reading.kind) {
    case 'date':
      return reading.date;
    case 'empty':
      return null;
    case 'impossible':
      return keep(value, walk, 'NO_SUCH_DATE');
    case 'unreadable':
      return keep(value, walk, 'NOT_A_DATE');
  }
};

const readTimeField: FieldReader = (value, walk) => {
  if (isBlank(value)) return null;
  const time = typeof value === 'string' || typeof value === 'number' ? readTime(value) : undefined;
  return time ?? keep(value, walk, 'NOT_A_TIME');
};

const readMomentField: FieldReader = (value, walk) => {
  if (isBlank(value)) return null;
  if (typeof value !== 'string') return keep(value, walk, 'NOT_A_DATE_TIME');
  if (readMoment(value) !== undefined) return value;
  return readDate(value).kind === 'empty' ? null : keep(value, walk, 'NOT_A_DATE_TIME');
};

const readAnyNumber: FieldReader = (value, walk) => {
  if (typeof value === 'number') return value;
  if (isBlank(value)) return null;
  if (typeof value !== 'string') return keep(value, walk, 'NOT_A_NUMBER');
  const reading = readNumber(value);
  if (reading.kind === 'number') return reading.number;
  return keep(value, walk, reading.kind === 'ambiguous' ? 'NUMBER_AMBIGUOUS' : 'NOT_A_NUMBER');
};

const readInteger: FieldReader = (value, walk) => {
  const number = readAnyNumber(value, walk);
  if (typeof number === 'number' && !Number.isInteger(number)) walk.warn('NOT_AN_INTEGER');
  return number;
};

const booleans = new Map<JsonValue, boolean>([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
]);

const readBoolean: FieldReader = (value, walk) => {
  if (typeof value === 'boolean') return value;
  if (isBlank(value)) return null;
  const known = booleans.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
  return known ?? keep(value, walk, 'NOT_A_BOOLEAN');
};

function readList(value: JsonValue, walk: Walk, readItem: FieldReader): JsonValue {
  if (!Array.isArray(value)) return keep(value, walk, 'NOT_A_LIST');
  const list = (value as readonly JsonValue[]).map((item, index) => {
    walk.enter(index);
    const normal = readItem(item, walk);
    walk.leave();
    return normal;
  });
  return Object.freeze(list);
}

interface Limits {
  readonly enum?: readonly (string | number)[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Limits never change a value; a field without any costs nothing. */
function withLimits(limits: Limits, read: FieldReader): FieldReader {
  const { minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity, enum: choices } = limits;
  const isLimited = ['enum', 'minLength', 'maxLength', 'minimum', 'maximum'].some((limit) => limit in limits);
  if (!isLimited) return read;
  return (value, walk) => {
    const normal = read(value, walk);
    if (choices !== undefined && normal !== null && !choices.some((choice) => choice === normal))
      walk.warn('NOT_A_CHOICE', choices.join(', '));
    if (typeof normal === 'string') {
      if (normal.length < minLength) walk.warn('TOO_SHORT', minLength);
      if (normal.length > maxLength) walk.warn('TOO_LONG', maxLength);
    }
    if (typeof normal === 'number') {
      if (normal < minimum) walk.warn('TOO_SMALL', minimum);
      if (normal > maximum) walk.warn('TOO_BIG', maximum);
    }
    return normal;
  };
}

/** Takes over what no schema describes: as it is, and frozen like all the rest. */
export function frozen(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value as JsonObject)) frozen(inner);
  return Object.freeze(value);
}

function keep(value: JsonValue, walk: Walk, code: Parameters<Walk['warn']>[0]): JsonValue {
  walk.warn(code);
  return frozen(value);
}

const withLineFeeds = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

const isBlank = (value: JsonValue) => typeof value === 'string' && value.trim() === '';
