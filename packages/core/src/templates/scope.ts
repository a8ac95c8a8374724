import type { AcceptedEvent, EventRecords, EventType, JsonObject } from '@eilbote/contract';

/**
 * What a template can read:
 * - `Auftrag.AuftragsNr`: a record by its table; a table that came as a list is a list, for `for`
 * - `record`: the record of the webhook's own table; `records`: the same as a list, always
 * - `AuftragsNr`: a field of that record, where no other name says the same
 * - `event.backfill`: the run that transfers records which were there before; nothing for what has just happened
 * - `details.x`, `event.id`, `event.type`, `event.title`, `event.occurredAt`, `webhook.name`, `delivery.id`
 */
export interface TemplateScope {
  readonly names: { readonly [name: string]: unknown };
  readonly record: JsonObject;
}

/** What a scope is put together from. */
export interface ScopeParts {
  readonly event: AcceptedEvent;
  readonly eventType: EventType;
  readonly webhook: { readonly name: string };
  readonly delivery: { readonly id: string };
  /** The webhook's own table. */
  readonly table: string;
  /** Every table that came along; of the own one, the records that are sent. */
  readonly records: EventRecords;
}

const noRecord: JsonObject = Object.freeze({});

/** The scope of one delivery. */
export function templateScope({ event, eventType, webhook, delivery, table, records }: ScopeParts): TemplateScope {
  const own = Object.hasOwn(records, table) ? (records[table] ?? noRecord) : noRecord;
  const list: readonly JsonObject[] = isList(own) ? own : [own];
  const record = list.length === 1 ? (list[0] ?? noRecord) : noRecord;
  const names: { [name: string]: unknown } = Object.create(null) as { [name: string]: unknown };
  for (const name of Object.keys(records)) names[name] = records[name];
  names['record'] = record;
  names['records'] = list;
  names['details'] = event.details;
  const { id, type, occurredAt, backfill } = event;
  names['event'] = { id, type, title: eventType.title.de, occurredAt, ...(backfill === undefined ? {} : { backfill }) };
  names['webhook'] = { name: webhook.name };
  names['delivery'] = { id: delivery.id };
  return { names, record };
}

/** Names that a template reads beside tables and fields. */
export const scopeNames: readonly string[] = ['record', 'records', 'details', 'event', 'webhook', 'delivery'];

const isList = (value: JsonObject | readonly JsonObject[]): value is readonly JsonObject[] => Array.isArray(value);
