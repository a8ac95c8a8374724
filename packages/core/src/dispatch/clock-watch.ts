import type { Clock, Store } from '../ports/index.ts';

/** Clocks are put right by little all the time; what waits for a minute too long harms nobody. */
const toleranceMs = 60_000;

/** Sees when the wall clock was set back: whatever waits for a time would wait so much longer for it. */
export class ClockWatch {
  readonly #clock: Clock;
  /** The largest seen of wall time less running time. */
  #offset: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offset = this.#now();
  }

  /** Milliseconds that it was set back by since the last call that told of some; 0 for nothing worth mentioning. */
  setBackBy(): number {
    const by = this.#offset - this.#now();
    if (by > 0 && by < toleranceMs) return 0;
    this.#offset -= by;
    return Math.max(0, by);
  }

  #now(): number {
    return this.#clock.now() - this.#clock.monotonic();
  }
}

/** Milliseconds by which the clock stands before the newest entry of the log: it was set back while nobody looked. */
export async function setBackMeanwhile(store: Pick<Store, 'logCursor' | 'history'>, clock: Clock): Promise<number> {
  const [last] = await store.history((await store.logCursor()) - 1, 1);
  const by = last === undefined ? 0 : last.at - clock.now();
  return by < toleranceMs ? 0 : by;
}
