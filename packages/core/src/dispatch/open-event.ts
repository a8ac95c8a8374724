import type { AcceptedEvent, EventRecords, JsonObject } from '@eilbote/contract';
import type { StoredEvent } from '../ports/index.ts';

/** An event with its records at hand: parsed once, or still in memory from its acceptance. */
export interface OpenEvent {
  readonly stored: StoredEvent;
  readonly event: AcceptedEvent;
}

export function openEvent(stored: StoredEvent): OpenEvent {
  const { records, details } = JSON.parse(stored.json) as { records: EventRecords; details: JsonObject };
  return { stored, event: { id: stored.id, type: stored.type, occurredAt: stored.occurredAt, records, details } };
}
