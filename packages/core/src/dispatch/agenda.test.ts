import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from './agenda.ts';

describe('the agenda', () => {
  it('gives out exactly what is due, earliest first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.nat(100), (times, now) => {
        const agenda = new Agenda();
        for (const time of times) agenda.add(time, String(time));
        const due = [...agenda.due(now)].map(Number);
        expect(due).toEqual(times.filter((time) => time <= now).toSorted((a, b) => a - b));
        const later = times.filter((time) => time > now);
        expect(agenda.next).toBe(Math.min(Number.POSITIVE_INFINITY, ...later));
      }),
    );
  });
});
