import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '@eilbote/contract';

/** One value that an import changes. Secrets are masked. */
export interface Difference {
  /** JSON pointer into the definition; attributes and headers go by their name: `/attributes/token/secret`. */
  readonly path: string;
  /** Absent where it is new. */
  readonly before?: JsonValue;
  /** Absent where it is removed. */
  readonly after?: JsonValue;
}

/** Where two definitions differ, value by value. Lists of named things go by name, other lists are one value. */
export function differences(before: JsonValue | undefined, after: JsonValue | undefined, path = ''): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [parts(before), parts(after)];
  if (one === undefined || other === undefined)
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const found = names.flatMap((name) => differences(own(one, name), own(other, name), `${path}/${escaped(name)}`));
  // The same things in another order are another request.
  return found.length === 0 ? [{ path, before: Object.keys(one), after: Object.keys(other) }] : found;
}

/** The parts of an object, or of a list whose elements have names of their own; `undefined` for a single value. */
function parts(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as JsonObject;
  const names = value.map((one: JsonValue) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as JsonObject)['name'] : undefined,
  );
  if (!names.every((name) => typeof name === 'string') || new Set(names).size < names.length) return undefined;
  return Object.fromEntries(value.map((one: JsonValue, index) => [String(names[index]), one]));
}

const own = (parent: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(parent, name) ? parent[name] : undefined;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
