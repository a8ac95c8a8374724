import { describe, expect, it } from 'vitest';
import type { Pause } from '../configuration/pauses.ts';
import { Lane } from './lane.ts';
import { laneHold } from './lane-hold.ts';

const now = Date.UTC(2026, 10, 24);
const limits = { rates: [{ calls: 2, seconds: 60 }] };

/** What is stored of a lane after this was done to it, looked at `later` milliseconds later. */
function hold(act: (lane: Lane) => void, later = 0, pause?: Pause) {
  const lane = new Lane('webhook:w');
  lane.limit(limits);
  act(lane);
  return laneHold({ lane: lane.id, state: lane.takeUnsavedState() ?? '{}' }, { limits, pause }, now + later);
}

describe('a lane as it is shown', () => {
  it('holds nothing back by itself', () => expect(hold(() => {})).toBeUndefined());

  it('waits for a receiver that is down, also when it is time to probe it', () => {
    const fail = (lane: Lane) => {
      for (let count = 0; count < 5; count += 1) lane.breaker.failed(now);
    };
    expect(hold(fail)).toEqual({ waitsFor: 'receiver', until: now + 30_000 });
    expect(hold(fail, 60_000)).toMatchObject({ waitsFor: 'receiver' });
  });

  it('waits as long as the receiver asked for silence', () => {
    const silence = (lane: Lane) => lane.silence(now + 5000);
    expect(hold(silence)).toEqual({ waitsFor: 'silence', until: now + 5000 });
    expect(hold(silence, 5000)).toBeUndefined();
  });

  it('waits when its calls are used up', () => {
    const call = (lane: Lane) => {
      lane.reserve(2);
      lane.started(now);
      lane.started(now);
    };
    expect(hold(call)).toMatchObject({ waitsFor: 'rate' });
    expect(hold(call, 62_000)).toBeUndefined();
  });
  it('waits for its resumption before all else', () => {
    const pause = { of: 'lane', reason: 'maintenance', since: now } as const;
    expect(hold((lane) => lane.silence(now + 5000), 0, pause)).toEqual({ waitsFor: 'resumption', pause });
  });

  it('begins slowly after a resumption, once for each', () => {
    const lane = new Lane('webhook:w');
    lane.resumed(now);
    expect(lane.free(now)).toBe(1);
    lane.breaker.succeeded();
    lane.resumed(now);
    expect(lane.free(now)).toBe(2);
    const restarted = new Lane(lane.id, lane.takeUnsavedState());
    restarted.resumed(now);
    expect(restarted.free(now)).toBeGreaterThan(2);
  });
});
