import type { Acceptance } from '../accept/index.ts';
import type { NewEvent } from '../ports/index.ts';

/** An accepted event as it goes into the store. */
export function eventRow({ event, table, key, contentHash, json }: Acceptance, acceptedAt: number): NewEvent {
  const { id, type, occurredAt } = event;
  return { id, type, occurredAt, acceptedAt, table, key, hash: contentHash, json };
}
