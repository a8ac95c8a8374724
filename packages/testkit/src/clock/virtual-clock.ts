import type { Clock } from '@eilbote/core';
import { VirtualTime } from './virtual-time.ts';

/** The clock of a virtual time. */
export const clockOf = (time: VirtualTime): Clock => ({
  now: () => time.now,
  monotonic: () => time.now,
  timer: (delayMs, callback) => time.after(delayMs, callback),
});

/** A clock that a test moves. */
export function virtualClock(now = new Date(2026, 10, 24, 9).getTime()): {
  readonly clock: Clock;
  readonly time: VirtualTime;
} {
  const time = new VirtualTime(now);
  return { clock: clockOf(time), time };
}
