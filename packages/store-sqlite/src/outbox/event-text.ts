import { EVENT_NOT_JSON } from '@eilbote/core';

/**
 * JSON text of an event. What JSON would change in silence (a Date, NaN, a Map) is refused while the host is still in
 * its transaction and can see where it comes from.
 * @throws EVENT_NOT_JSON
 */
export function eventText(event: object): string {
  try {
    return JSON.stringify(event, asItIs);
  } catch (error) {
    if (EVENT_NOT_JSON.is(error)) throw error;
    throw EVENT_NOT_JSON({ path: '/', found: 'unreadable' }, { cause: error });
  }
}

function asItIs(this: unknown, name: string, value: unknown): unknown {
  const original = (this as { readonly [name: string]: unknown })[name];
  const found = foreignKind(original);
  if (found !== undefined) throw EVENT_NOT_JSON({ path: `.../${name}`.slice(0, 200), found });
  return value;
}

function foreignKind(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return typeof value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const isData = Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in value);
  return isData ? undefined : value.constructor.name;
}
