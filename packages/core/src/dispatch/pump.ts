import { StoreFenced, type Clock, type Timer } from '../ports/index.ts';

const retryAfterMs = 1000;

/**
 * Runs a piece of work one at a time; asked again while it runs, it runs once more afterwards. A fault is reported and
 * the work is tried again a second later, because what it works on is still there.
 */
export class Pump {
  readonly #work: () => Promise<void>;
  readonly #clock: Clock;
  readonly #faults: { fenced(): void; failing(error: unknown): void };
  #running: Promise<void> | undefined;
  #again = false;
  #timer: Timer | undefined;
  #closed = false;

  constructor(work: () => Promise<void>, clock: Clock, faults: { fenced(): void; failing(error: unknown): void }) {
    this.#work = work;
    this.#clock = clock;
    this.#faults = faults;
  }

  wake(): void {
    if (this.#closed) return;
    if (this.#running !== undefined) this.#again = true;
    else this.#running = this.#run();
  }

  /** Wakes after so many milliseconds, in place of a wake-up that was planned before. */
  wakeIn(delayMs: number): void {
    this.#timer?.cancel();
    if (!this.#closed) this.#timer = this.#clock.timer(delayMs, () => this.wake());
  }

  /** No further run begins; resolves when the present one has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    // What was planned happens now; this run plans anew.
    this.#timer?.cancel();
    do {
      this.#again = false;
      try {
        await this.#work();
      } catch (error) {
        if (error instanceof StoreFenced) {
          this.#closed = true;
          this.#faults.fenced();
        } else {
          this.#faults.failing(error);
          this.wakeIn(retryAfterMs);
        }
        break;
      }
    } while (this.#again && !this.#closed);
    this.#running = undefined;
  }
}
