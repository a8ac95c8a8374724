import { describe, expect, it } from 'vitest';
import { Lane } from './lane.ts';
import { laneView } from './lane-view.ts';

const now = Date.UTC(2026, 10, 24);
const limits = { rates: [{ calls: 2, seconds: 60 }] };

/** What is stored of a lane after this was done to it, looked at `later` milliseconds later. */
function view(act: (lane: Lane) => void, later = 0) {
  const lane = new Lane('webhook:w');
  lane.limit(limits);
  act(lane);
  return laneView({ lane: lane.id, state: lane.takeUnsavedState() ?? '{}' }, limits, now + later);
}

describe('a lane as it is shown', () => {
  it('holds nothing back by itself', () => expect(view(() => {})).toBeUndefined());

  it('waits for a receiver that is down, also when it is time to probe it', () => {
    const fail = (lane: Lane) => {
      for (let count = 0; count < 5; count += 1) lane.breaker.failed(now);
    };
    expect(view(fail)).toEqual({ lane: 'webhook:w', waitsFor: 'receiver', until: now + 30_000 });
    expect(view(fail, 60_000)).toMatchObject({ waitsFor: 'receiver' });
  });

  it('waits as long as the receiver asked for silence', () => {
    const silence = (lane: Lane) => lane.silence(now + 5000);
    expect(view(silence)).toEqual({ lane: 'webhook:w', waitsFor: 'silence', until: now + 5000 });
    expect(view(silence, 5000)).toBeUndefined();
  });

  it('waits when its calls are used up', () => {
    const call = (lane: Lane) => {
      lane.reserve(2);
      lane.started(now);
      lane.started(now);
    };
    expect(view(call)).toMatchObject({ waitsFor: 'rate' });
    expect(view(call, 62_000)).toBeUndefined();
  });
});
