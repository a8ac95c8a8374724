import { Drop } from 'liquidjs';

/** A value as text: nothing for what is not there, JSON for lists and records. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || value instanceof Drop) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return JSON.stringify(value) ?? '';
}

/** A value as a JSON literal. */
export const valueJson = (value: unknown): string =>
  value === undefined || value instanceof Drop ? 'null' : (JSON.stringify(value) ?? 'null');
