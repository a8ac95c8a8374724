import type { StoredEvent } from '@eilbote/core';

export type EventColumns = readonly [
  sequence: number,
  id: string,
  type: string,
  occurredAt: string,
  acceptedAt: number,
  table: string,
  key: string,
  hash: string,
  revision: number,
  json: string,
  test: number,
];

/** The columns of an event, for a table or alias named `event`. */
export const eventColumns = eventColumnsWith('event.json');

/** The event as its delivery is built from: for tables `event` and `corrected_event`. */
export const builtFromColumns = eventColumnsWith('coalesce(corrected_event.json, event.json)');

function eventColumnsWith(json: string): string {
  return `event.sequence, event.id, event.type, event.occurred_at, event.accepted_at,
  event.record_table, event.record_key, event.hash, event.revision, ${json}, event.test`;
}

export function storedEvent(row: readonly unknown[], from = 0): StoredEvent {
  const columns = (from === 0 ? row : row.slice(from)) as unknown as EventColumns;
  const [sequence, id, type, occurredAt, acceptedAt, table, key, hash, revision, json, test] = columns;
  const event = { sequence, id, type, occurredAt, acceptedAt, table, key, hash, revision, json };
  return test === 1 ? { ...event, test: true } : event;
}
