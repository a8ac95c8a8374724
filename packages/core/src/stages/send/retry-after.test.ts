import { describe, expect, it } from 'vitest';
import { parseHttpDate } from './http-date.ts';
import { longestRetryAfterMs, retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-11-24T08:49:37Z');
const after = (retryAfter: string, date?: string) =>
  retryAfterMs({ headers: { 'retry-after': retryAfter, ...(date !== undefined && { date }) } }, now);

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['86400', longestRetryAfterMs],
    ['86401', longestRetryAfterMs],
    ['99999999999999999999', longestRetryAfterMs],
    ['Tue, 24 Nov 2026 08:51:37 GMT', 120_000],
    ['Tuesday, 24-Nov-26 08:51:37 GMT', 120_000],
    ['Tue Nov 24 08:51:37 2026', 120_000],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 0],
    ['Fri, 31 Dec 2100 23:59:59 GMT', longestRetryAfterMs],
  ])('of %j is %i ms', (text, expected) => expect(after(text)).toBe(expected));

  it.each([
    '',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    'soon',
    '2026-11-24T08:51:37Z',
    'Tue, 24 Nov 2026 08:51:37',
    'Tue, 24 Nov 2026 08:51:37 +0000',
    'Tue, 31 Feb 2026 08:51:37 GMT',
    'Tue, 24 Nov 2026 25:51:37 GMT',
    'Tue, 24 XXX 2026 08:51:37 GMT',
  ])('of %j is not readable', (text) => expect(after(text)).toBeUndefined());

  it('is absent where the receiver does not send it', () => expect(retryAfterMs({ headers: {} }, now)).toBeUndefined());

  it('counts from the Date of the answer, so that a wrong clock does not matter', () => {
    const yearsAhead = ['Thu, 24 Nov 2039 08:51:37 GMT', 'Thu, 24 Nov 2039 08:49:37 GMT'] as const;
    expect(after(...yearsAhead)).toBe(120_000);
    expect(after('Tue, 24 Nov 2026 08:51:37 GMT', 'nonsense')).toBe(120_000);
  });
});

describe('a date of HTTP', () => {
  it('is read in the three forms of RFC 9110, the examples of which mean the same', () => {
    const examples = ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'];
    expect(new Set(examples.map((text) => parseHttpDate(text, now)))).toEqual(new Set([784_111_777_000]));
  });

  it('takes a two-digit year more than 50 years ahead for a past one', () => {
    const yearOf = (digits: string) =>
      new Date(parseHttpDate(`Sunday, 06-Nov-${digits} 08:49:37 GMT`, now) ?? 0).getUTCFullYear();
    expect([yearOf('26'), yearOf('76'), yearOf('77'), yearOf('00')]).toEqual([2026, 2076, 1977, 2000]);
  });

  it('may be a leap second and a leap day', () => {
    expect(parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', now)).toBe(Date.UTC(2017, 0, 1));
    expect(parseHttpDate('Thu, 29 Feb 2024 00:00:00 GMT', now)).toBe(Date.UTC(2024, 1, 29));
  });
});
