/** What a rate window must remember over a restart: calls per slice of the window. */
export interface RateWindowState {
  readonly seconds: number;
  /** Number of the first slice since 1970. */
  readonly firstSlice: number;
  readonly counts: readonly number[];
}

const slices = 60;

/**
 * At most so many calls in any stretch of so many seconds. The window slides in sixty slices and one slice more than
 * the window is counted, so it may start a call a sixtieth late, but never one too many, wherever the account's own
 * window begins.
 */
export class RateWindow {
  readonly #calls: number;
  readonly #seconds: number;
  readonly #sliceMs: number;
  readonly #counts = Array.from({ length: slices + 1 }, () => 0);
  #newest = Number.NEGATIVE_INFINITY;
  #total = 0;

  constructor(rate: { readonly calls: number; readonly seconds: number }, state?: RateWindowState) {
    this.#calls = rate.calls;
    this.#seconds = rate.seconds;
    this.#sliceMs = (rate.seconds * 1000) / slices;
    if (state?.seconds !== rate.seconds) return;
    this.#newest = state.firstSlice + state.counts.length - 1;
    state.counts.forEach((count, index) => {
      this.#counts[this.#place(state.firstSlice + index)] = count;
      this.#total += count;
    });
  }

  /** Milliseconds between two calls that are spread evenly. */
  get paceMs(): number {
    return (this.#seconds * 1000) / this.#calls;
  }

  /** `undefined` while nothing was counted. */
  get state(): RateWindowState | undefined {
    if (this.#newest === Number.NEGATIVE_INFINITY) return undefined;
    const firstSlice = this.#newest - slices;
    const counts = Array.from({ length: slices + 1 }, (_, index) => this.#counts[this.#place(firstSlice + index)] ?? 0);
    return { seconds: this.#seconds, firstSlice, counts };
  }

  /** Calls that may start now. */
  free(now: number): number {
    this.#slide(now);
    return Math.max(0, this.#calls - this.#total);
  }

  /** When {@link free} will be at least one; `now` if it is. */
  nextFree(now: number): number {
    this.#slide(now);
    let freed = this.#calls - this.#total;
    if (freed > 0) return now;
    for (let slice = this.#newest - slices; slice <= this.#newest; slice += 1) {
      freed += this.#counts[this.#place(slice)] ?? 0;
      if (freed > 0) return Math.ceil((slice + slices + 1) * this.#sliceMs);
    }
    return now + this.#seconds * 1000;
  }

  started(now: number, calls = 1): void {
    this.#slide(now);
    const place = this.#place(this.#newest);
    this.#counts[place] = (this.#counts[place] ?? 0) + calls;
    this.#total += calls;
  }

  /** A call that was counted begins only now. */
  moved(counted: number, now: number): void {
    this.#slide(now);
    const slice = Math.floor(counted / this.#sliceMs);
    const place = this.#place(slice);
    if (slice < this.#newest - slices || (this.#counts[place] ?? 0) === 0) return this.started(now);
    this.#counts[place] = (this.#counts[place] ?? 0) - 1;
    this.#total -= 1;
    this.started(now);
  }

  #slide(now: number): void {
    const slice = Math.floor(now / this.#sliceMs);
    // A wall clock set back must not open the window again: what was counted stays in its newest slice, and where that
    // is further away than a window is long, it counts as if it had just been.
    if (slice < this.#newest - slices) this.#countAsOf(slice);
    if (slice <= this.#newest) return;
    const stale = Math.min(slice - this.#newest, slices + 1);
    for (let step = 0; step < stale; step += 1) {
      const place = this.#place(slice - step);
      this.#total -= this.#counts[place] ?? 0;
      this.#counts[place] = 0;
    }
    this.#newest = slice;
  }

  #countAsOf(slice: number): void {
    this.#counts.fill(0);
    this.#counts[this.#place(slice)] = this.#total;
    this.#newest = slice;
  }

  #place(slice: number): number {
    return ((slice % (slices + 1)) + slices + 1) % (slices + 1);
  }
}
