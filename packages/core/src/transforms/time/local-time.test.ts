import * as fc from 'fast-check';
import { Temporal as polyfill } from 'temporal-polyfill/implementation';
import { describe, expect, it } from 'vitest';
import { readLocal, startOfDay } from './local-time.ts';
import { temporal } from './temporal.ts';

/** Zones of every sort: no change of the clock, half an hour of it, one at midnight, one that skipped a whole day. */
const zones = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const day = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Days on which some clock changes are rare: half of the days are taken from around such a day. */
const changes = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2017-10-15', '2026-04-05', '2011-12-30'];
const anyDay = fc.oneof(day, fc.constantFrom(...changes));
const minute = fc.integer({ min: 0, max: 26 * 60 }).map((minutes) => minutes * 60);

const hour = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock at a moment, in milliseconds as if it were UTC: by Intl, which shares no code with Temporal's rules. */
function wallClock(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium', calendar: 'gregory' });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: date, hour: hours, minute: minutes, second } = part;
  return Date.UTC(year, month - 1, date, hours, minutes, second);
}

/** Every moment at which the wall clock shows this: all distances to UTC around it are tried. */
function expected(date: string, seconds: number, timeZone: string): readonly number[] {
  const wall = Date.parse(`${date}T00:00:00Z`) + seconds * 1000;
  const around = Array.from({ length: 61 }, (_, index) => wall + (index - 30) * hour);
  const distances = new Set(around.map((at) => wallClock(at, timeZone) - at));
  return [...distances]
    .map((distance) => wall - distance)
    .filter((at) => wallClock(at, timeZone) === wall)
    .toSorted((left, right) => left - right);
}

describe('a local time', () => {
  it('names all moments at which the wall clock shows it, and no others', () => {
    fc.assert(
      fc.property(anyDay, minute, zone, (date, seconds, timeZone) => {
        expect(readLocal(date, seconds, timeZone).at).toEqual(expected(date, seconds, timeZone));
      }),
      { numRuns: 400 },
    );
  });

  it('is read by the polyfill for Node 24 as by the built-in Temporal', () => {
    expect(polyfill).not.toBe(temporal());
    fc.assert(
      fc.property(anyDay, minute, zone, (date, seconds, timeZone) => {
        expect(readLocal(date, seconds, timeZone, polyfill)).toEqual(readLocal(date, seconds, timeZone));
        expect(startOfDay(date, timeZone, polyfill)).toBe(startOfDay(date, timeZone));
      }),
      { numRuns: 400 },
    );
  });

  it('tells where the clock jumps over it', () => {
    expect(readLocal('2026-03-29', 2.5 * 3600, 'Europe/Berlin')).toMatchObject({
      jump: { from: '02:00', to: '03:00' },
    });
    expect(readLocal('2026-10-04', 2.25 * 3600, 'Australia/Lord_Howe')).toMatchObject({
      jump: { from: '02:00', to: '02:30' },
    });
    expect(readLocal('2017-10-15', 0, 'America/Sao_Paulo')).toMatchObject({ jump: { from: '00:00', to: '01:00' } });
  });

  it('counts hours beyond 24 by the calendar', () => {
    const [midnight] = readLocal('2026-03-29', 0, 'Europe/Berlin').at;
    expect(readLocal('2026-03-28', 24 * 3600, 'Europe/Berlin').at).toEqual([midnight]);
  });
});

describe('the start of a day', () => {
  it('is midnight, or the first moment after it where the clock jumps over it', () => {
    expect(new Date(startOfDay('2026-03-29', 'Europe/Berlin')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(new Date(startOfDay('2017-10-15', 'America/Sao_Paulo')).toISOString()).toBe('2017-10-15T03:00:00.000Z');
  });
});
