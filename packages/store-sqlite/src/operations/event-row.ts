import type { Blanked, StoredEvent } from '@eilbote/core';

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
  blanked: number,
  run: string | null,
  forWebhooks: string | null,
];

/** What can be missing of an event, by the number that stands in its row. */
const losses: readonly (Blanked | undefined)[] = [undefined, 'fields', 'retention', 'erasure'];

export const lossNumber = (blanked: Blanked): number => losses.indexOf(blanked);

/** Fields can be lost several times: those of one privacy class after the other. */
export const losesMore = (loss: number, blanked: Blanked): boolean =>
  loss < lossNumber(blanked) || (blanked === 'fields' && loss === lossNumber('fields'));

/** The columns of an event, for a table or alias named `event`. */
export const eventColumns = eventColumnsWith('event.json');

/** The event as its delivery is built from: for tables `event` and `corrected_event`. */
export const builtFromColumns = eventColumnsWith('coalesce(corrected_event.json, event.json)');

function eventColumnsWith(json: string): string {
  return `event.sequence, event.id, event.type, event.occurred_at, event.accepted_at,
  event.record_table, event.record_key, event.hash, event.revision, ${json}, event.test, event.blanked,
  event.run, event.for_webhooks`;
}

export function storedEvent(row: readonly unknown[], from = 0): StoredEvent {
  const columns = (from === 0 ? row : row.slice(from)) as unknown as EventColumns;
  const [sequence, id, type, occurredAt, acceptedAt, table, key, hash, revision, json, test, loss, run, forWebhooks] =
    columns;
  const event = { sequence, id, type, occurredAt, acceptedAt, table, key, hash, revision, json };
  const blanked = losses[loss];
  return Object.assign(
    event,
    test === 1 && { test: true as const },
    blanked !== undefined && { blanked },
    run !== null && { backfill: { run, webhooks: JSON.parse(forWebhooks ?? '[]') as readonly string[] } },
  );
}
