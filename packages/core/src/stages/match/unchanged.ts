import type { DetailChange, JsonObject, JsonValue } from '@eilbote/contract';

/** The event tells that nothing is different: every pair of details says the same before and after. */
export function isUnchanged(details: JsonObject, changes: readonly DetailChange[]): boolean {
  return changes.length > 0 && changes.every(({ before, after }) => saysTheSame(details[before], details[after]));
}

/** What only one side tells is not compared; where there is nothing to compare, nobody can say that it is the same. */
function saysTheSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (!isObject(before) || !isObject(after)) return JSON.stringify(before) === JSON.stringify(after);
  const shared = Object.keys(before).filter((name) => Object.hasOwn(after, name));
  return shared.length > 0 && shared.every((name) => saysTheSame(before[name], after[name]));
}

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
