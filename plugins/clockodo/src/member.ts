import type { JsonObject, JsonValue } from '@eilbote/contract';

/** A property of what may be an object; `undefined` where there is none. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as JsonObject)[name];
}
