import type { JsonValue } from '@eilbote/contract';
import type { Transform } from './transform.ts';

/** Transforms with more parameters than that are written with their names from the second on. */
const mostByPlace = 2;

/**
 * How parameters are written in a template: `date: "DD.MM.YYYY"`, `starts_at: "06:00", to: "12:00"`. `undefined` where one
 * has no notation there, as a list.
 */
export function filterNotation(
  { name, parameters }: Transform,
  given: { readonly [name: string]: JsonValue } = {},
): string | undefined {
  const names = Object.keys(parameters);
  const parts: string[] = [];
  let byPlace = true;
  for (const [place, parameter] of names.entries()) {
    const value = given[parameter];
    byPlace &&= value !== undefined && (place === 0 || names.length <= mostByPlace);
    if (value === undefined) continue;
    const literal = literalOf(value);
    if (literal === undefined) return undefined;
    parts.push(byPlace ? literal : `${parameter}: ${literal}`);
  }
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}

function literalOf(value: JsonValue): string | undefined {
  if (value === null) return 'nil';
  if (typeof value === 'object') return undefined;
  return JSON.stringify(value);
}
