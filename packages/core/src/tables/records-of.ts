import type { AcceptedEvent, JsonObject } from '@eilbote/contract';

/** The record of a table as it came with the event, or the chosen ones of a list; `undefined` where none came. */
export function recordsOf(
  event: AcceptedEvent,
  table: string,
  elements?: readonly number[] | null,
): JsonObject | readonly JsonObject[] | undefined {
  const records = Object.hasOwn(event.records, table) ? event.records[table] : undefined;
  if (records === undefined || !isRecordList(records) || elements === undefined || elements === null) return records;
  return elements.map((position) => records[position]).filter((record) => record !== undefined);
}

/** Whether a table came as a list of records. */
export const isRecordList = (records: JsonObject | readonly JsonObject[]): records is readonly JsonObject[] =>
  Array.isArray(records);
