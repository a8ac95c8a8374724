import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

const failTimes = (breaker: Breaker, times: number, now = 0) => {
  for (let index = 0; index < times; index += 1) breaker.failed(now);
};

describe('the breaker of a lane', () => {
  it('stays closed for four failures and opens with the fifth', () => {
    const breaker = new Breaker();
    failTimes(breaker, 4);
    expect([breaker.open, breaker.allows(8, 0)]).toEqual([false, 8]);
    expect(breaker.failed(0)).toBe(true);
    expect([breaker.open, breaker.allows(8, 0)]).toEqual([true, 0]);
  });

  it('lets exactly one probe out when its time has come', () => {
    const breaker = new Breaker();
    failTimes(breaker, 5);
    expect(breaker.allows(8, 29_999)).toBe(0);
    expect(breaker.allows(8, 30_000)).toBe(1);
    breaker.started();
    expect(breaker.allows(8, 30_000)).toBe(0);
  });

  it('lets its probe out no later when the clock is set back', () => {
    const breaker = new Breaker();
    failTimes(breaker, 5, 900_000);
    breaker.clockSetBack(800_000);
    expect([breaker.allows(8, 129_999), breaker.allows(8, 130_000)]).toEqual([0, 1]);
    breaker.clockSetBack(10_000_000);
    expect([breaker.open, breaker.allows(8, 1)]).toEqual([true, 1]);
  });

  it('opens for twice as long after a failed probe, up to a quarter of an hour', () => {
    const breaker = new Breaker();
    failTimes(breaker, 5);
    let now = breaker.openUntil;
    const pauses: number[] = [];
    for (let probe = 0; probe < 7; probe += 1) {
      breaker.started();
      breaker.failed(now);
      pauses.push((breaker.openUntil - now) / 1000);
      now = breaker.openUntil;
    }
    expect(pauses).toEqual([60, 120, 240, 480, 900, 900, 900]);
  });

  it('is not lengthened by calls that were under way when it opened', () => {
    const breaker = new Breaker();
    failTimes(breaker, 5, 0);
    breaker.failed(10_000);
    expect(breaker.openUntil).toBe(30_000);
  });

  it('doubles the concurrency with every success after it closed', () => {
    const breaker = new Breaker();
    failTimes(breaker, 5);
    breaker.started();
    expect(breaker.succeeded()).toBe(true);
    const allowed = [breaker.allows(8, 0)];
    for (let success = 0; success < 4; success += 1) {
      breaker.succeeded();
      allowed.push(breaker.allows(8, 0));
    }
    expect(allowed).toEqual([1, 2, 4, 8, 8]);
  });

  it('remembers over a restart that it is open', () => {
    const before = new Breaker();
    failTimes(before, 5);
    const after = new Breaker(before.state);
    expect([after.open, after.openUntil, after.allows(8, 0)]).toEqual([true, 30_000, 0]);
  });
});
