import { isDigit } from '../syntax/characters.ts';

/*
 * How numbers, dates and times are written, in conditions and where a record holds them as text. Read by hand: the
 * record's values come from outside, and no pattern may take longer than one pass over them.
 */

/** Decimal digits, a sign, one dot: `-12.5`. No exponent, no decimal comma, no thousands separator. */
export function readNumber(text: string): number | undefined {
  let position = text.charCodeAt(0) === 0x2d ? 1 : 0;
  const wholeEnd = digitsEnd(text, position);
  if (wholeEnd === position) return undefined;
  position = wholeEnd;
  if (text.charCodeAt(position) === 0x2e) {
    const fractionEnd = digitsEnd(text, position + 1);
    if (fractionEnd === position + 1) return undefined;
    position = fractionEnd;
  }
  return position === text.length ? Number(text) : undefined;
}

/** A number that is written in one way only: `38`, but not `038`, which may be a key. */
export function readCanonicalNumber(text: string): number | undefined {
  const value = text.length <= 24 ? readNumber(text) : undefined;
  return value !== undefined && String(value) === text ? value : undefined;
}

export const readBoolean = (text: string): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;

/** `YYYY-MM-DD`, a day that exists; as text it sorts like the calendar. */
export function readDate(text: string): string | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? text : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `HH:mm` or `HH:mm:ss` in seconds. Durations may exceed a day, up to 999 hours. */
export function readTime(text: string): number | undefined {
  const hoursEnd = digitsEnd(text, 0);
  if (hoursEnd === 0 || hoursEnd > 3) return undefined;
  const clock = readMinutes(text, hoursEnd);
  return clock && clock.end === text.length ? digits(text, 0, hoursEnd) * 3600 + clock.seconds : undefined;
}

/** `:mm` and, if there, `:ss` and a fraction, from `start` on. */
function readMinutes(text: string, start: number): { seconds: number; end: number } | undefined {
  const minutes = text[start] === ':' ? digits(text, start + 1, start + 3) : Number.NaN;
  if (!(minutes < 60)) return undefined;
  if (text[start + 3] !== ':') return { seconds: minutes * 60, end: start + 3 };
  const seconds = digits(text, start + 4, start + 6);
  if (!(seconds <= 60)) return undefined;
  const fractionEnd = text[start + 6] === '.' ? digitsEnd(text, start + 7) : start + 6;
  const fraction = fractionEnd > start + 7 ? Number(text.slice(start + 6, Math.min(fractionEnd, start + 16))) : 0;
  return { seconds: minutes * 60 + seconds + fraction, end: fractionEnd };
}

export interface DateTime {
  /** As written, without offset. */
  readonly date: string;
  /** Seconds since 1970 as the clock on the wall showed them. */
  readonly wall: number;
  /** Seconds since 1970 in UTC; missing where no offset is written. */
  readonly instant: number | undefined;
}

/** RFC 3339, with blank instead of `T` and without offset too. */
export function readDateTime(text: string): DateTime | undefined {
  const date = readDate(text.slice(0, 10));
  if (date === undefined || (text[10] !== 'T' && text[10] !== ' ')) return undefined;
  const hours = digits(text, 11, 13);
  const clock = hours < 24 ? readMinutes(text, 13) : undefined;
  if (!clock) return undefined;
  const wall = Date.parse(`${date}T00:00:00Z`) / 1000 + hours * 3600 + clock.seconds;
  if (clock.end === text.length) return { date, wall, instant: undefined };
  const offset = readOffset(text.slice(clock.end));
  return offset === undefined ? undefined : { date, wall, instant: wall - offset };
}

function readOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const sign = text[0] === '+' ? 1 : text[0] === '-' ? -1 : 0;
  const hours = digits(text, 1, 3);
  const minutes = digits(text, 4, 6);
  if (sign === 0 || text.length !== 6 || text[3] !== ':' || !(hours < 24) || !(minutes < 60)) return undefined;
  return sign * (hours * 3600 + minutes * 60);
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** The number that these digits make; NaN if there is anything else. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let position = start; position < end; position += 1) {
    const unit = text.charCodeAt(position);
    if (!isDigit(unit)) return Number.NaN;
    value = value * 10 + unit - 0x30;
  }
  return value;
}
