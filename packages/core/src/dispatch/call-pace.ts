import type { Clock } from '../ports/index.ts';
import type { Lane } from './lane.ts';

/** Whether one more call of an attempt may go out. */
export type Paced =
  | { readonly kind: 'go' }
  /** There is no room before its time is over, but then. */
  | { readonly kind: 'full'; readonly until: number }
  | { readonly kind: 'aborted' };

/** Gives room to the calls of an attempt that makes several. */
export interface CallPace {
  /** @param leftMs that may be waited at most */
  next(leftMs: number, signal: AbortSignal): Promise<Paced>;
}

/** For calls that count for no lane. */
export const unpaced: CallPace = { next: async () => ({ kind: 'go' }) };

/** Room that is kept for others just now is used or given back within this time. */
const lookAgainMs = 20;

/**
 * The rates of a lane count calls, so each call of an attempt waits for room of its own. It comes before attempts that
 * have not begun: else all of them would begin and none be finished.
 */
export class LanePace implements CallPace {
  readonly #lane: Lane;
  readonly #clock: Clock;
  readonly #began: number;
  #isFirst = true;

  constructor(lane: Lane, clock: Clock) {
    this.#lane = lane;
    this.#clock = clock;
    this.#began = clock.now();
  }

  async next(leftMs: number, signal: AbortSignal): Promise<Paced> {
    const clock = this.#clock;
    if (this.#lane.rates.length === 0) return { kind: 'go' };
    if (this.#isFirst) {
      this.#isFirst = false;
      // The beginning of the attempt has counted it.
      this.#lane.moved(this.#began, clock.now());
      return { kind: 'go' };
    }
    const end = clock.monotonic() + leftMs;
    this.#lane.awaited(1);
    try {
      for (;;) {
        if (signal.aborted) return { kind: 'aborted' };
        const now = clock.now();
        if (this.#lane.startedAgain(now)) return { kind: 'go' };
        const until = Math.max(this.#lane.nextFree(now), now + lookAgainMs);
        if (clock.monotonic() + until - now >= end) return { kind: 'full', until };
        await this.#sleep(until - now, signal);
      }
    } finally {
      this.#lane.awaited(-1);
    }
  }

  #sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.#clock.timer(delayMs, resolve);
    const onAbort = (): void => {
      timer.cancel();
      resolve();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return promise.finally(() => signal.removeEventListener('abort', onAbort));
  }
}
