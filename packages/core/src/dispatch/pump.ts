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
  #retry: Timer | undefined;
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

  /** No further run begins; resolves when the present one has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#retry?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
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
          if (!this.#closed) this.#retry = this.#clock.timer(retryAfterMs, () => this.wake());
        }
        break;
      }
    } while (this.#again && !this.#closed);
    this.#running = undefined;
  }
}
