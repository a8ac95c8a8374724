import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateWindow } from './rate-windows.ts';

describe('a rate window', () => {
  it('never lets more calls start in any window than allowed, and never stalls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 8000 }), { maxLength: 80 }),
        (calls, seconds, pauses) => {
          const window = new RateWindow({ calls, seconds });
          const started: number[] = [];
          let now = 1_700_000_000_000;
          for (const pause of pauses) {
            now += pause;
            if (window.free(now) === 0) {
              const next = window.nextFree(now);
              expect(next).toBeGreaterThan(now);
              expect(next - now).toBeLessThanOrEqual(seconds * 1000 * (62 / 60) + 1);
              now = next;
            }
            expect(window.free(now)).toBeGreaterThan(0);
            window.started(now);
            started.push(now);
          }
          for (const from of started) {
            const inside = started.filter((time) => time >= from && time < from + seconds * 1000).length;
            expect(inside).toBeLessThanOrEqual(calls);
          }
        },
      ),
    );
  });

  it('opens one window after the clock was set back, and not at once', () => {
    const window = new RateWindow({ calls: 3, seconds: 60 });
    const now = 1_700_000_000_000;
    const day = 24 * 3600 * 1000;
    window.started(now, 3);
    expect(window.free(now - 30_000)).toBe(0);
    expect(window.free(now - 2 * day)).toBe(0);
    expect(window.nextFree(now - 2 * day)).toBeLessThanOrEqual(now - 2 * day + 62_000);
    expect(window.free(now - 2 * day + 62_000)).toBe(3);
  });

  it('remembers over a restart what was used', () => {
    const before = new RateWindow({ calls: 3, seconds: 60 });
    before.started(1_000_000, 2);
    const after = new RateWindow({ calls: 3, seconds: 60 }, before.state);
    expect([after.free(1_000_500), after.free(1_000_000 + 62_000)]).toEqual([1, 3]);
  });

  it('is not opened by a clock that is set back', () => {
    const window = new RateWindow({ calls: 1, seconds: 10 });
    window.started(1_000_000);
    expect(window.free(1_000_000 - 3_600_000)).toBe(0);
  });

  it('counts a call that begins later than planned from then on', () => {
    const window = new RateWindow({ calls: 1, seconds: 10 });
    window.started(60_000);
    window.moved(60_000, 64_000);
    expect(window.free(70_500)).toBe(0);
    expect(window.free(74_500)).toBe(1);
    window.moved(60_000, 74_500);
    expect(window.free(74_500)).toBe(0);
  });
});
