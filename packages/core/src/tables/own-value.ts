import type { JsonObject, JsonValue } from '@eilbote/contract';

/** A value inside of another one. Own properties only: nothing inherited is data. */
export function ownValue(holder: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return Object.hasOwn(holder, name) ? (holder as JsonObject)[name] : undefined;
}
