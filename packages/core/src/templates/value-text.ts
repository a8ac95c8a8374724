import { Drop } from 'liquidjs';
import type { JsonValue } from '@eilbote/contract';
import { valueText as transformedText } from '../transforms/value-text.ts';

/** A value as text; objects of the language itself, as `forloop`, are none. */
export const valueText = (value: unknown): string =>
  value instanceof Drop ? '' : transformedText(value as JsonValue | undefined);

/** A value as a JSON literal. */
export const valueJson = (value: unknown): string =>
  value === undefined || value instanceof Drop ? 'null' : (JSON.stringify(value) ?? 'null');
