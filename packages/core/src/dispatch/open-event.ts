import type { AcceptedEvent, EventRecords, JsonObject } from '@eilbote/contract';
import type { StoredEvent } from '../ports/index.ts';

/** An event with its records at hand: parsed once, or still in memory from its acceptance. */
export interface OpenEvent {
  readonly stored: StoredEvent;
  readonly event: AcceptedEvent;
}

export function openEvent(stored: StoredEvent): OpenEvent {
  const { records, details } = JSON.parse(stored.json) as { records: EventRecords; details: JsonObject };
  const { id, type, occurredAt, backfill } = stored;
  const mark = backfill && { backfill: backfill.run };
  return { stored, event: { id, type, occurredAt, records, details, ...mark } };
}
