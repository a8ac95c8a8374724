import type { EventRecords, JsonObject, JsonValue, Table } from '@eilbote/contract';

/** Which record: its table and its key. */
export interface RecordAddress {
  readonly table: string;
  readonly key: string;
}

/**
 * The key of a record as text, see `Table.key`. `undefined` where a key field is missing, empty or neither text nor
 * number. The record may be as the host gave it or normalised: both give the same key.
 */
export function recordKey(table: Table, record: JsonObject): string | undefined {
  const parts: string[] = [];
  for (const field of table.key) {
    const part = keyText(Object.hasOwn(record, field) ? record[field] : undefined);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0] : parts.map(escapeSeparator).join('/');
}

/** The record that this one belongs to, where its table declares a parent and the record names it. */
export function parentOf(table: Table, record: JsonObject): RecordAddress | undefined {
  const { parent } = table;
  if (parent === undefined || !Object.hasOwn(record, parent.field)) return undefined;
  if (parent.when !== undefined) {
    const { field, equals } = parent.when;
    if (!Object.hasOwn(record, field) || record[field] !== equals) return undefined;
  }
  const key = keyText(record[parent.field]);
  return key === undefined ? undefined : { table: parent.table, key };
}

type Referring = readonly (readonly [field: string, table: string])[];

/** Few fields refer, and every event that is published asks for them. */
const referring = new WeakMap<Table, Referring>();

function referringFields(table: Table): Referring {
  let found = referring.get(table);
  if (found === undefined) {
    found = Object.entries(table.fields).flatMap(([field, { refersTo }]) =>
      refersTo === undefined ? [] : [[field, refersTo] as const],
    );
    referring.set(table, found);
  }
  return found;
}

/** The records that this one is about beside itself: its parent, and those that its fields name. */
export function subjectsOf(table: Table, record: JsonObject): RecordAddress[] {
  const parent = parentOf(table, record);
  const named = referringFields(table).flatMap(([field, refersTo]) => {
    if (!Object.hasOwn(record, field)) return [];
    const key = keyText(record[field]);
    return key === undefined ? [] : [{ table: refersTo, key }];
  });
  return parent === undefined ? named : [parent, ...named];
}

/**
 * Every record of an event that has a key, and those that they are about, each once: what a search by number, a report or
 * an erasure finds.
 */
export function mentionsOf(records: EventRecords, tableOf: (name: string) => Table | undefined): RecordAddress[] {
  const mentions = new Map<string, RecordAddress>();
  for (const name of Object.keys(records)) {
    const table = tableOf(name);
    const given = records[name];
    if (table === undefined || given === undefined) continue;
    const list = Array.isArray(given) ? (given as readonly JsonObject[]) : [given as JsonObject];
    for (const record of list) {
      const key = recordKey(table, record);
      if (key !== undefined) mentions.set(`${name}/${key}`, { table: name, key });
      for (const subject of subjectsOf(table, record)) mentions.set(`${subject.table}/${subject.key}`, subject);
    }
  }
  return [...mentions.values()];
}

function keyText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

const escapeSeparator = (part: string) => part.replaceAll('%', '%25').replaceAll('/', '%2F');
