import type { JsonValue } from '@eilbote/contract';
import type { FieldKind } from '../fields/kind.ts';
import { readBoolean, readDate, readDateTime, readNumber, readTime, type DateTime } from '../fields/literals.ts';
import { compareText } from './collation.ts';

/** Negative, zero or positive: where the found value lies from the wanted one; NaN where the two do not compare. */
export type Order = (found: JsonValue) => number;

export const incomparable: Order = () => Number.NaN;

/** How values of this kind lie from the value that stands in the condition. */
export function orderFrom(kind: Exclude<FieldKind, 'open'>, wanted: string): Order {
  switch (kind) {
    case 'text':
      return textOrder(wanted);
    case 'number':
      return readOrder(readNumber(wanted), readNumber, byDifference);
    case 'time':
      return readOrder(readTime(wanted), readTime, byDifference);
    case 'boolean':
      return readOrder(readBoolean(wanted), readBoolean, (found, value) => (found === value ? 0 : 1));
    case 'date':
      return readOrder(readDate(wanted), readDay, byCode);
    case 'date-time':
      return dateTimeOrder(wanted);
    case 'none':
      return incomparable;
  }
}

/** A scalar as text; lists and objects have none. */
export const scalarText = (found: JsonValue): string | undefined =>
  typeof found === 'string' ? found : typeof found === 'object' ? undefined : String(found);

function textOrder(wanted: string): Order {
  return (found) => {
    const text = scalarText(found);
    return text === undefined ? Number.NaN : compareText(text, wanted);
  };
}

/** A value of the wanted type is taken as it is, text is read like a value in a condition. */
function readOrder<T extends string | number | boolean>(
  wanted: T | undefined,
  read: (text: string) => T | undefined,
  compare: (found: T, wanted: T) => number,
): Order {
  if (wanted === undefined) return incomparable;
  return (found) => {
    const value = typeof found === 'string' ? read(found) : typeof found === typeof wanted ? (found as T) : undefined;
    return value === undefined ? Number.NaN : compare(value, wanted);
  };
}

const byDifference = (found: number, wanted: number): number => found - wanted;
const byCode = (found: string, wanted: string): number => (found < wanted ? -1 : found > wanted ? 1 : 0);

/** The day of a date or date-time. */
const readDay = (text: string): string | undefined =>
  readDate(text.length > 10 && (text[10] === 'T' || text[10] === ' ') ? text.slice(0, 10) : text);

/** A wanted day stands for the whole day; two times with offsets compare as instants, else as the clock showed them. */
function dateTimeOrder(wanted: string): Order {
  const day = readDate(wanted);
  if (day !== undefined) return readOrder(day, readDay, byCode);
  const moment = readDateTime(wanted);
  if (moment === undefined) return incomparable;
  return (found) => {
    const value = typeof found === 'string' ? readDateTime(found) : undefined;
    return value === undefined ? Number.NaN : momentOrder(value, moment);
  };
}

const momentOrder = (found: DateTime, wanted: DateTime): number =>
  found.instant === undefined || wanted.instant === undefined
    ? found.wall - wanted.wall
    : found.instant - wanted.instant;
