import type { JsonValue } from '@eilbote/contract';
import type { Transform } from './transform.ts';

/**
 * How parameters are written in a template: `date: "DD.MM.YYYY"`. Without their names as long as none is left out.
 * `undefined` where a parameter has no notation there, as a list.
 */
export function filterNotation(
  { name, parameters }: Transform,
  given: { readonly [name: string]: JsonValue } = {},
): string | undefined {
  const parts: string[] = [];
  let isComplete = true;
  for (const parameter of Object.keys(parameters)) {
    const value = given[parameter];
    if (value === undefined) {
      isComplete = false;
      continue;
    }
    const literal = literalOf(value);
    if (literal === undefined) return undefined;
    parts.push(isComplete ? literal : `${parameter}: ${literal}`);
  }
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}

function literalOf(value: JsonValue): string | undefined {
  if (value === null) return 'nil';
  if (typeof value === 'object') return undefined;
  return JSON.stringify(value);
}
