/** What JSON can say without nesting. */
export type JsonPrimitive = string | number | boolean | null;

/** Anything that JSON can say: no `undefined`, no dates, no functions. */
export type JsonValue = JsonPrimitive | JsonObject | readonly JsonValue[];

/** A JSON object, read only: events are frozen when they are accepted. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}
