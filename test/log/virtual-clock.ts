import { VirtualTime } from '../../packages/testkit/src/simulation/virtual-time.ts';
import type { Clock } from '../../packages/core/src/ports/index.ts';

/** A clock that a test moves. */
export function virtualClock(now = new Date(2026, 10, 24, 9).getTime()): { clock: Clock; time: VirtualTime } {
  const time = new VirtualTime(now);
  const clock = {
    now: () => time.now,
    monotonic: () => time.now,
    timer: (delayMs: number, callback: () => void) => time.after(delayMs, callback),
  };
  return { clock, time };
}
