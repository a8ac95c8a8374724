import type { EventTypeId, EventTypes, InferDetails } from './event-type.ts';
import type { InferNamedRecord, TableName } from './table.ts';
import type { JsonObject } from './json.ts';

/** A record as it came with an event, or several of one table. */
export type EventRecords = { readonly [table: string]: JsonObject | readonly JsonObject[] };

/** One occurrence of an event type, as a host hands it to `publish()`. */
export interface EventInput {
  /** Unique for ever. The same id with the same content is accepted once; with other content it is an error. */
  readonly id?: string;
  readonly type: string;
  /** RFC 3339 date-time; the time of `publish()` when left out. */
  readonly occurredAt?: string;
  readonly records: EventRecords;
  readonly details?: JsonObject;
}

type TypedRecords = { readonly [T in TableName]?: InferNamedRecord<T> | readonly InferNamedRecord<T>[] };

/** {@link EventInput} narrowed by its type id: record and detail names are checked by the compiler. */
export type TypedEventInput<T extends EventTypeId> = T extends unknown
  ? Omit<EventInput, 'type' | 'records' | 'details'> & {
      readonly type: T;
      readonly records: TypedRecords;
      readonly details?: InferDetails<EventTypes[T]>;
    }
  : never;

/** An event as it was accepted: normalised and frozen. */
export interface AcceptedEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly records: EventRecords;
  readonly details: JsonObject;
  /** The run that transfers records which were there before; absent for something that has just happened. */
  readonly backfill?: string;
}
