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
  readonly examples: readonly EventExample[];
}

export interface EventExample {
  readonly title: LocalizedText;
  readonly records: { readonly [table: string]: JsonObject | readonly JsonObject[] };
  readonly details?: JsonObject;
}

/** Event types known to the compiler, id -> definition: filled like {@link Tables}. */
export interface EventTypes {}

export type EventTypeId = keyof EventTypes & string;

export type InferDetails<T> =
  T extends EventType<infer D>
    ? [keyof D] extends [never]
      ? { readonly [name: string]: never }
      : Partial<InferFields<D>>
    : never;

/** An event type as it is defined: the names in `optionalDetails` must be details. */
export interface EventTypeDefinition<D extends FieldSchemas> extends EventType<D> {
  readonly optionalDetails?: readonly (keyof D & string)[];
}

export function defineEventType<const D extends FieldSchemas>(eventType: EventTypeDefinition<D>): EventType<D> {
  return eventType;
}
