import type { FieldSchemas } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';

/** Names looked up are few and come again with every event; somebody who sends ever new ones gets no memory for it. */
const mostNames = 500;
const remembered = new WeakMap<FieldSchemas, Map<string, string | undefined>>();

/**
 * The field that is most likely meant by a name which the schema does not have. Schemas are incomplete, so a name of its
 * own is no mistake: only one that differs by case, accents, or a single letter is. `Suchfeld2` beside `Suchfeld1` is not.
 */
export function meantField(fields: FieldSchemas, name: string): string | undefined {
  const known = remembered.get(fields) ?? new Map<string, string | undefined>();
  remembered.set(fields, known);
  if (known.has(name)) return known.get(name);
  const meant = nearest(name, Object.keys(fields), 1);
  const found = meant === undefined || withoutDigits(meant) === withoutDigits(name) ? undefined : meant;
  if (known.size < mostNames) known.set(name, found);
  return found;
}

const withoutDigits = (name: string): string => name.replaceAll(/\d/g, '#');
