import { isCalendarDay } from './calendar.ts';

export type DateReading =
  | { readonly kind: 'date'; readonly date: string }
  /** The ERP's way to say "no date". */
  | { readonly kind: 'empty' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

/** With or without a time behind it, which a date field does not keep. */
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.,Z+-]{0,40})?$/;
const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)$/;
/** `00.00.00`, `00/00/00`, and 4D's own `!00/00/00!` and `!0000-00-00!`. */
const zeros = /^!?0{1,4}[./-]0{1,2}[./-]0{1,4}!?$/;

/**
 * Reads a date in any way the ERP writes one: `YYYY-MM-DD`, the same with a time (cut, not converted to another zone),
 * `dd.mm.yyyy` and `dd.mm.yy`, where 00 to 69 is 20yy and 70 to 99 is 19yy.
 */
export function readDate(given: string): DateReading {
  const text = given.trim();
  const written = iso.exec(text);
  if (written !== null) return dated(written[1] ?? '', written[2] ?? '', written[3] ?? '');
  const spoken = german.exec(text);
  if (spoken !== null) return dated(fullYear(spoken[3] ?? ''), spoken[2] ?? '', spoken[1] ?? '');
  return text === '' || zeros.test(text) ? { kind: 'empty' } : { kind: 'unreadable' };
}

function dated(year: string, month: string, day: string): DateReading {
  if (Number(month) === 0 && Number(day) === 0 && (Number(year) === 0 || year === '2000')) return { kind: 'empty' };
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return { kind: 'impossible' };
  return { kind: 'date', date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

const fullYear = (year: string) => (year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`);
