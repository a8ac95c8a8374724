import type { EventRecords, EventType, JsonObject, JsonValue, Table } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import { recordKey } from '../tables/index.ts';
import { nearest } from '../suggestion.ts';
import {
  EVENT_KEY_INVALID,
  EVENT_KEY_MISSING,
  EVENT_PART_INVALID,
  EVENT_RECORD_IS_LIST,
  EVENT_RECORD_MISSING,
} from './errors.ts';
import { frozen } from './field-reader.ts';
import { kindOf } from './kind-of.ts';
import { longestKey } from './limits.ts';
import { normalise } from './normalise.ts';
import type { Walk } from './walk.ts';

type GivenRecords = { readonly [table: string]: JsonValue };

/** All records of an event, its own first, each brought into the form of its table. */
export function acceptRecords(
  eventType: EventType,
  given: GivenRecords,
  catalogue: Catalogue,
  walk: Walk,
): EventRecords {
  const accepted: { [table: string]: JsonObject | readonly JsonObject[] } = {};
  walk.enter('records');
  for (const table of inOrder(eventType, Object.keys(given))) {
    walk.enter(table);
    const value = given[table] as JsonValue;
    if (value === null) walk.warn('RECORD_EMPTY');
    else {
      noticeUndeclared(eventType, table, walk);
      accepted[table] = acceptTable(table, catalogue.table(table), value, walk);
    }
    walk.leave();
  }
  walk.leave();
  return Object.freeze(accepted);
}

/**
 * The key of the event's own record.
 * @throws EVENT_RECORD_MISSING, EVENT_RECORD_IS_LIST, EVENT_KEY_MISSING, EVENT_KEY_INVALID
 */
export function ownKey(eventType: EventType, table: Table, records: EventRecords): string {
  const record = Object.hasOwn(records, table.name) ? records[table.name] : undefined;
  const facts = { eventType: eventType.id, table: table.name };
  if (record === undefined) throw EVENT_RECORD_MISSING({ ...facts, found: Object.keys(records).slice(0, 20) });
  if (Array.isArray(record)) throw EVENT_RECORD_IS_LIST(facts);
  const key = recordKey(table, record as JsonObject);
  if (key === undefined) throw EVENT_KEY_MISSING({ ...facts, fields: table.key });
  if (key.length > longestKey || /\p{Cc}|\p{Cs}/u.test(key)) throw EVENT_KEY_INVALID({ ...facts, fields: table.key });
  return key;
}

function inOrder(eventType: EventType, names: readonly string[]): readonly string[] {
  if (names.length === 1) return names;
  const rank = (name: string) => {
    if (name === eventType.table) return -1;
    const place = eventType.related.indexOf(name);
    return place === -1 ? eventType.related.length : place;
  };
  return names.toSorted((a, b) => rank(a) - rank(b));
}

function noticeUndeclared(eventType: EventType, table: string, walk: Walk): void {
  if (table === eventType.table || eventType.related.includes(table)) return;
  walk.warn('TABLE_UNDECLARED', nearest(table, [eventType.table, ...eventType.related]) ?? '');
}

function acceptTable(name: string, table: Table | undefined, value: JsonValue, walk: Walk) {
  if (!Array.isArray(value)) return acceptRecord(name, table, value, walk);
  const records = (value as readonly JsonValue[]).map((record, index) => {
    walk.enter(index);
    const accepted = acceptRecord(name, table, record, walk);
    walk.leave();
    return accepted;
  });
  return Object.freeze(records);
}

function acceptRecord(name: string, table: Table | undefined, value: JsonValue, walk: Walk): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw EVENT_PART_INVALID({ part: walk.name || name, expected: 'record', found: kindOf(value) });
  const record = value as JsonObject;
  return table === undefined ? (frozen(record) as JsonObject) : normalise(table.fields, record, walk);
}
