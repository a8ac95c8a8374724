import type { FieldSchemas, InferFields } from './schema.ts';
import type { JsonObject } from './json.ts';
import type { LocalizedText } from './localized-text.ts';

/** Something that can happen in the ERP: the `project.created` of which an event is one occurrence. */
export interface EventType<D extends FieldSchemas = FieldSchemas> {
  /** Wire id, e.g. `project.created`. */
  readonly id: string;
  readonly title: LocalizedText;
  /** When it fires, in a sentence. */
  readonly when: LocalizedText;
  /** The table of the record it happened to. */
  readonly table: string;
  /** Tables whose records may come along. */
  readonly related: readonly string[];
  /** What else is told about the event; conditions and templates read it as `details.x`. */
  readonly details: D;
  /** Details that may be absent; all others are expected. */
  readonly optionalDetails?: readonly string[];
  /** Pairs of details that tell the state before and after, for webhooks that want changes only. */
  readonly changes?: readonly DetailChange[];
  readonly examples: readonly EventExample[];
}

/** The names of two details: one tells the state before the event, the other the one after it. */
export interface DetailChange<N extends string = string> {
  readonly before: N;
  readonly after: N;
}

/** An occurrence that looks real, for documentation, previews and tests. The examples of all event types hang together. */
export interface EventExample {
  readonly title: LocalizedText;
  readonly records: { readonly [table: string]: JsonObject | readonly JsonObject[] };
  readonly details?: JsonObject;
}

/** Event types known to the compiler, id -> definition: filled like {@link Tables}. */
export interface EventTypes {}

/** The ids of the event types known to the compiler. */
export type EventTypeId = keyof EventTypes & string;

/** The TypeScript type of the details of this event type. Each may be absent: events are kept as they come. */
export type InferDetails<T> =
  T extends EventType<infer D>
    ? [keyof D] extends [never]
      ? { readonly [name: string]: never }
      : Partial<InferFields<D>>
    : never;

/** An event type as it is defined: the names in `optionalDetails` and `changes` must be details. */
export interface EventTypeDefinition<D extends FieldSchemas> extends EventType<D> {
  readonly optionalDetails?: readonly (keyof D & string)[];
  readonly changes?: readonly DetailChange<keyof D & string>[];
}

/** Defines an event type; the compiler infers the type of its details. */
export function defineEventType<const D extends FieldSchemas>(eventType: EventTypeDefinition<D>): EventType<D> {
  return eventType;
}
