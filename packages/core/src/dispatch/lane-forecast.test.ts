import { describe, expect, it } from 'vitest';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Lane } from './lane.ts';
import { laneForecast } from './lane-forecast.ts';

const now = Date.UTC(2026, 10, 24);
const aMinute = { calls: 60, seconds: 60 };

interface Before {
  readonly limits?: LaneLimits;
  /** Calls that began just now. */
  readonly calls?: number;
  readonly callMs?: number;
}

/** Seconds until so many waiting deliveries are done. */
function seconds(waiting: number, { limits = { rates: [aMinute] }, calls = 0, callMs = 100 }: Before = {}) {
  const lane = new Lane('webhook:w');
  lane.limit(limits);
  lane.reserve(calls);
  for (let call = 0; call < calls; call += 1) {
    lane.started(now);
    lane.ended(callMs);
  }
  const doneAt = laneForecast({ lane: lane.id, state: lane.takeUnsavedState() ?? '{}' }, { limits, waiting }, now);
  return doneAt === undefined ? undefined : (doneAt - now) / 1000;
}

describe('when a lane will be done', () => {
  it('is at once where its rate is not used up', () => expect(seconds(10, { calls: 1 })).toBeCloseTo(0.1));

  it('is when its windows have let the last one go', () => {
    expect(seconds(60, { calls: 60 })).toBeCloseTo(61.1, 0);
    expect(seconds(300, { calls: 60 })).toBeCloseTo(305, 0);
  });

  it('takes the tightest of several windows', () => {
    const rates = [aMinute, { calls: 100, seconds: 3600 }];
    expect(seconds(150, { limits: { rates } })).toBeGreaterThan(3600);
  });

  it('counts how long its calls take, and how many there may be at once', () => {
    const rates = [{ calls: 1000, seconds: 60 }];
    expect(seconds(100, { limits: { concurrency: 1, rates }, calls: 1, callMs: 500 })).toBeCloseTo(50, 0);
    expect(seconds(100, { limits: { concurrency: 10, rates }, calls: 1, callMs: 500 })).toBeCloseTo(5, 0);
  });

  it('goes on at the same pace where very many wait', () => {
    const limits = { rates: [{ calls: 1, seconds: 1 }] };
    const million = seconds(1_000_000, { limits, calls: 1 }) ?? 0;
    expect(million / 1_000_000).toBeCloseTo(1, 1);
  });

  it('is not known without rates, while the receiver is down, and where nothing waits', () => {
    expect(seconds(10, { limits: {} })).toBeUndefined();
    expect(seconds(0)).toBeUndefined();
    const down = new Lane('webhook:w');
    for (let failure = 0; failure < 5; failure += 1) down.breaker.failed(now);
    const row = { lane: down.id, state: down.takeUnsavedState() ?? '{}' };
    expect(laneForecast(row, { limits: { rates: [aMinute] }, waiting: 3 }, now)).toBeUndefined();
  });

  it('begins when the receiver wants calls again', () => {
    const lane = new Lane('webhook:w');
    lane.silence(now + 600_000);
    const row = { lane: lane.id, state: lane.takeUnsavedState() ?? '{}' };
    expect(laneForecast(row, { limits: { rates: [aMinute] }, waiting: 3 }, now)).toBe(now + 600_000);
  });
});
