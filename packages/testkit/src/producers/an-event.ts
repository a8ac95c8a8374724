import type { EventInput, EventRecords, EventType, EventTypeId, JsonObject, TypedEventInput } from '@eilbote/contract';
import { ownEventTypes, standardEventTypes } from '@eilbote/core';

type Changes<E> = Partial<Omit<E, 'type'>>;

/**
 * An event as it comes from the ERP: the first example of its type in the catalogue, changed. Records and details are
 * changed field by field; a table that is given as a list, or that the example does not have, is taken as it is, and one
 * given as `undefined` is left out.
 *
 * @example
 * anEvent('project.created', { records: { Auftrag: { AuftragsNr: 'S020' } } });
 */
export function anEvent<T extends EventTypeId>(type: T, changes?: Changes<TypedEventInput<T>>): TypedEventInput<T>;
/** The same for the event type of a host or a plugin. */
export function anEvent(type: EventType, changes?: Changes<EventInput>): EventInput;
export function anEvent(type: string | EventType, changes: object = {}): unknown {
  const eventType = typeof type === 'string' ? standardEventType(type) : type;
  const [example] = eventType.examples;
  if (example === undefined) throw new Error(`the event type ${eventType.id} has no example to begin with`);
  const { records = {}, details, ...rest }: Changes<EventInput> = changes;
  const found = { ...example.details, ...details };
  return {
    type: eventType.id,
    ...rest,
    records: changed(example.records, records),
    ...(Object.keys(found).length === 0 ? {} : { details: found }),
  };
}

function standardEventType(id: string): EventType {
  const found = [...standardEventTypes, ...ownEventTypes].find((eventType) => eventType.id === id);
  if (found === undefined) throw new Error(`the catalogue has no event type ${id}: hand its definition over`);
  return found;
}

function changed(example: EventRecords, changes: EventRecords): EventRecords {
  const records: Record<string, JsonObject | readonly JsonObject[]> = { ...example };
  for (const [table, change] of Object.entries(changes) as [string, EventRecords[string] | undefined][]) {
    const from = example[table];
    if (change === undefined) delete records[table];
    else if (isList(change) || from === undefined || isList(from)) records[table] = change;
    else records[table] = { ...from, ...change };
  }
  return records;
}

const isList = (records: EventRecords[string]): records is readonly JsonObject[] => Array.isArray(records);
