import type { Clock, Timer } from '../ports/index.ts';

/** What is done again and again until it is stopped. */
export class Rounds {
  readonly #clock: Clock;
  readonly #timers = new Set<Timer>();
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds; `Infinity` is never. */
  every(delayMs: number, act: () => void, firstMs = delayMs): void {
    if (this.#stopped || delayMs === Number.POSITIVE_INFINITY) return;
    const timer = this.#clock.timer(Math.min(firstMs, delayMs), () => {
      this.#timers.delete(timer);
      if (this.#stopped) return;
      act();
      this.every(delayMs, act);
    });
    this.#timers.add(timer);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }
}
