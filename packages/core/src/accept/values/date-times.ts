import { isCalendarDay } from './calendar.ts';

const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,18}))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The moment that an RFC 3339 text names, in UTC with milliseconds: `2026-09-18T08:15:00.000Z`. Else `undefined`. */
export function readMoment(text: string): string | undefined {
  const match = rfc3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isCalendarDay(year, month, day)) return undefined;
  const leap = second === 60 ? 1 : 0;
  const milliseconds = (match[7] ?? '').slice(0, 3).padEnd(3, '0');
  const offset = match[8] ?? 'Z';
  const wall = `${match[1]}-${match[2]}-${match[3]}T${pad(hour)}:${pad(minute)}:${pad(second - leap)}.${milliseconds}${offset.toUpperCase()}`;
  const moment = Date.parse(wall) + leap * 1000;
  // A year that the offset pushes out of 0000 to 9999 has no RFC 3339 form.
  const utc = Number.isFinite(moment) ? new Date(moment).toISOString() : '';
  return utc.length === 24 ? utc : undefined;
}

const pad = (part: number) => String(part).padStart(2, '0');
