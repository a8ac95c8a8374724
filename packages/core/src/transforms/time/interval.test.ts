import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VALUE_NOT_TRANSFORMED } from '../errors.ts';
import { defaultTransformSettings, type TransformContext } from '../transform.ts';
import { readInterval, type WrittenInterval } from './interval.ts';

const zone = 'Europe/Berlin';
const nothing = { from: null, to: null, duration: null, pause: null };

function read(written: Partial<WrittenInterval>, inZone = zone) {
  const warnings: string[] = [];
  const context: TransformContext = {
    ...defaultTransformSettings,
    warn: ({ en }) => warnings.push(en),
    failure: (reason) => VALUE_NOT_TRANSFORMED({ transform: 'starts_at', reason }),
  };
  const { start, end } = readInterval({ date: '2026-08-27', ...nothing, ...written }, inZone, context);
  return { start: iso(start), end: iso(end), warned: warnings.length };
}

const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);

describe('a written interval', () => {
  it.each([
    // The clock is put back on 25 October 2026 at 03:00 to 02:00: 02:30 is at 00:30 and at 01:30 UTC.
    ['ends on the same day', { from: '08:00', to: '16:30' }, '2026-08-27T06:00', '2026-08-27T14:30', 0],
    ['ends on the next day', { from: '22:00', to: '06:00' }, '2026-08-27T20:00', '2026-08-28T04:00', 0],
    ['ends at midnight', { from: '16:00', to: '24:00' }, '2026-08-27T14:00', '2026-08-27T22:00', 0],
    ['ends after midnight by its own words', { from: '16:00', to: '26:00' }, '2026-08-27T14:00', '2026-08-28T00:00', 0],
    ['takes no time', { from: '08:00', to: '08:00' }, '2026-08-27T06:00', '2026-08-27T06:00', 0],
    ['takes a whole day', { from: '08:00', to: '08:00', duration: '24:00' }, '2026-08-27T06:00', '2026-08-28T06:00', 0],
    [
      'takes more than a day',
      { from: '06:00', to: '12:00', duration: '30:00' },
      '2026-08-27T04:00',
      '2026-08-28T10:00',
      0,
    ],
    [
      'has a duration instead of an end',
      { from: '07:00', duration: '05:30', pause: '00:30' },
      '2026-08-27T05:00',
      '2026-08-27T11:00',
      0,
    ],
    ['has empty times and a duration', { from: 0, to: 0, duration: 19800 }, '2026-08-26T22:00', '2026-08-27T03:30', 0],
    [
      'has a duration that says nothing',
      { from: '08:00', to: '16:00', duration: '00:00' },
      '2026-08-27T06:00',
      '2026-08-27T14:00',
      0,
    ],
    [
      'has a duration that fits nothing',
      { from: '08:00', to: '16:00', duration: '03:00' },
      '2026-08-27T06:00',
      '2026-08-27T14:00',
      0,
    ],
    [
      'starts in the hour that comes twice',
      { date: '2026-10-25', from: '02:30', to: '04:00' },
      '2026-10-25T00:30',
      '2026-10-25T03:00',
      1,
    ],
    [
      'starts in the earlier one by its duration',
      { date: '2026-10-25', from: '02:30', to: '04:00', duration: '2:30' },
      '2026-10-25T00:30',
      '2026-10-25T03:00',
      0,
    ],
    [
      'starts in the later one by its duration',
      { date: '2026-10-25', from: '02:30', to: '04:00', duration: '1:30' },
      '2026-10-25T01:30',
      '2026-10-25T03:00',
      0,
    ],
    [
      'starts in the later one by a rounded duration',
      { date: '2026-10-25', from: '02:37', to: '04:00', duration: '1:30' },
      '2026-10-25T01:37',
      '2026-10-25T03:00',
      0,
    ],
    [
      'starts in the later one by duration and pause',
      { date: '2026-10-25', from: '02:30', to: '06:00', duration: '3:00', pause: '0:30' },
      '2026-10-25T01:30',
      '2026-10-25T05:00',
      0,
    ],
    [
      'ends in the hour that comes twice',
      { date: '2026-10-25', from: '01:00', to: '02:30' },
      '2026-10-24T23:00',
      '2026-10-25T00:30',
      1,
    ],
    [
      'ends in the later one by its duration',
      { date: '2026-10-25', from: '01:00', to: '02:30', duration: '2:30' },
      '2026-10-24T23:00',
      '2026-10-25T01:30',
      0,
    ],
    [
      'lies in the hour that comes twice',
      { date: '2026-10-25', from: '02:15', to: '02:45', duration: '0:30' },
      '2026-10-25T00:15',
      '2026-10-25T00:45',
      1,
    ],
    [
      'spans from one hour to its repetition',
      { date: '2026-10-25', from: '02:15', to: '02:45', duration: '1:30' },
      '2026-10-25T00:15',
      '2026-10-25T01:45',
      0,
    ],
    [
      'seems to end before it starts',
      { date: '2026-10-25', from: '02:45', to: '02:15', duration: '0:30' },
      '2026-10-25T00:45',
      '2026-10-25T01:15',
      0,
    ],
    [
      'crosses the hour that comes twice',
      { date: '2026-10-24', from: '22:00', to: '06:00' },
      '2026-10-24T20:00',
      '2026-10-25T05:00',
      0,
    ],
    [
      'crosses the hour that is left out',
      { date: '2026-03-28', from: '22:00', to: '06:00' },
      '2026-03-28T21:00',
      '2026-03-29T04:00',
      0,
    ],
    ['has an end only', { to: '16:00' }, undefined, '2026-08-27T14:00', 0],
    ['has a start only', { from: '08:00' }, '2026-08-27T06:00', undefined, 0],
    ['has no times', {}, undefined, undefined, 0],
    ['has no date', { date: '00.00.00', from: '08:00', to: '16:00' }, undefined, undefined, 0],
  ] as const)('%s', (_, written, start, end, warned) => {
    expect(read(written)).toEqual({ start, end, warned });
  });

  it.each([
    [{ date: '2026-03-29', from: '02:30', to: '05:00' }, /no such time on that day .* from 02:00 to 03:00/],
    [{ date: '2026-03-29', from: '02:30', duration: '1:00' }, /no such time/],
    [{ date: '2026-03-28', from: '22:00', to: '02:30', duration: '5:00' }, /no such time/],
    [{ from: '25:00', to: '26:00' }, /start is later than 24:00/],
    [{ from: 'früh' }, /needs a time/],
    [{ from: '08:00', to: '16:00', duration: 'lang' }, /needs a time or duration/],
    [{ date: 'heute' }, /needs a date/],
  ])('%j cannot be', (written, message) => {
    expect(() => read(written)).toThrow(message);
  });

  it('comes back from what the ERP writes of it, unless a warning says that it may not', () => {
    const begin = fc.oneof(
      fc.integer({ min: Date.parse('2026-10-24T12:00Z') / 60_000, max: Date.parse('2026-10-25T12:00Z') / 60_000 }),
      fc.integer({ min: Date.parse('2026-03-28T12:00Z') / 60_000, max: Date.parse('2026-03-29T12:00Z') / 60_000 }),
    );
    fc.assert(
      fc.property(begin, fc.integer({ min: 1, max: 22 * 60 }), (minute, length) => {
        const [start, end] = [minute * 60_000, (minute + length) * 60_000];
        const [date, from] = wall(start);
        const [, to] = wall(end);
        const duration = `${Math.floor(length / 60)}:${String(length % 60).padStart(2, '0')}`;
        const found = read({ date, from, to, duration });
        if (found.warned === 0) expect(found).toEqual({ start: iso(start), end: iso(end), warned: 0 });
        else expect([0, 3_600_000]).toContain(start - Date.parse(`${found.start}Z`));
      }),
      { numRuns: 500 },
    );
  });
});

const wallFormat = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
const wall = (moment: number) => wallFormat.format(moment).split(' ') as [date: string, time: string];
