import type { TargetField, ValueSource } from '@eilbote/contract';
import { CLOCKODO_NUMBER_TOO_LONG } from './errors.ts';

/** Clockodo's own limit for the numbers of users, customers and projects. */
const longest = 50;

/** A number of the ERP as a target field. It has no length here, because cutting it would make another one of it. */
export const numberField = (de: string, en: string, from: ValueSource) =>
  ({ type: 'string', title: { de, en }, required: true, from }) as const satisfies TargetField;

/** @throws CLOCKODO_NUMBER_TOO_LONG */
export function checkedNumber(number: string): string {
  if (number.length > longest) throw CLOCKODO_NUMBER_TOO_LONG({ number });
  return number;
}
