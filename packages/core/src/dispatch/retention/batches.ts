import type { Clock } from '../../ports/index.ts';

/** A batch shall keep the store busy no longer. */
const goalMs = 10;
const largest = 200;
const shortestPauseMs = 1;

/** How much is done at once in the background: as much as takes some milliseconds, and then a pause as long as that. */
export class Batches {
  readonly #clock: Clock;
  #size = 10;
  #lastMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#size;
  }

  /** Does a batch and learns from its time how large the next one may be. */
  async timed<T>(batch: () => Promise<T>): Promise<T> {
    const begun = this.#clock.monotonic();
    const result = await batch();
    this.#lastMs = this.#clock.monotonic() - begun;
    if (this.#lastMs > goalMs) this.#size = Math.max(1, Math.floor(this.#size / 2));
    else if (this.#lastMs < goalMs / 2) this.#size = Math.min(largest, this.#size * 2);
    return result;
  }

  /** Leaves the store to the others. */
  pause(): Promise<void> {
    return new Promise((resolve) => this.#clock.timer(Math.max(shortestPauseMs, this.#lastMs), resolve));
  }
}
