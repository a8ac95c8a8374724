import type { JsonValue } from '@eilbote/contract';

/** A value as text: nothing for what is not there, JSON for lists and records. */
export function valueText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return JSON.stringify(value);
}

/** The name under which a table has an entry for a value. */
export const entryName = (value: JsonValue): string => valueText(value).trim();
