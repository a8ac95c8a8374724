import type { Clock, Timer } from '../ports/index.ts';

/** Node's own clock. Timers longer than setTimeout can hold are cut: callers look at the time when they wake. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  timer(delayMs, callback): Timer {
    const handle = setTimeout(callback, Math.min(Math.max(0, delayMs), longestDelayMs));
    return { cancel: () => clearTimeout(handle) };
  },
};

const longestDelayMs = 2 ** 31 - 1;
