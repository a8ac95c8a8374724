import type { Timer } from '@eilbote/core';

interface Entry {
  readonly time: number;
  /** Entries of one time come in the order in which they were made. */
  readonly order: number;
  act: (() => void) | undefined;
}

/**
 * Time that moves only when nothing else can run: everything that promises have set going comes to rest, then the next
 * timer is due at once, however far away it was.
 */
export class VirtualTime {
  readonly #heap: Entry[] = [];
  readonly #rest: () => Promise<void>;
  #now: number;
  #order = 0;

  /** @param rest resolves when nothing can go on any more; left out, when promises and `setImmediate` have had their turn */
  constructor(now: number, rest: () => Promise<void> = promisesRest) {
    this.#now = now;
    this.#rest = rest;
  }

  /** Milliseconds since 1970 of the simulated world. */
  get now(): number {
    return this.#now;
  }

  after(delayMs: number, act: () => void): Timer {
    this.#order += 1;
    const entry: Entry = { time: this.#now + Math.max(0, delayMs), order: this.#order, act };
    this.#rise(entry);
    return {
      cancel() {
        entry.act = undefined;
      },
    };
  }

  /** Lets the world run for so long, or until `enough` says so, which is asked whenever all is at rest; tells which. */
  async run(forMs: number, enough: () => boolean | Promise<boolean> = () => false): Promise<boolean> {
    const end = this.#now + forMs;
    for (;;) {
      await this.#rest();
      if (await enough()) return true;
      const next = this.#heap[0];
      if (next === undefined || next.time > end) break;
      this.#take();
      if (next.act === undefined) continue;
      this.#now = next.time;
      next.act();
    }
    this.#now = end;
    return false;
  }

  #rise(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  #take(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      let child = left;
      if (right !== undefined && isBefore(right, left)) {
        child = right;
        below += 1;
      }
      if (isBefore(last, child)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = last;
  }
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.time < other.time || (one.time === other.time && one.order < other.order);

/** All promises that can go on have gone on, and what they asked for in `nextTick` and `setImmediate` is done. */
const promisesRest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
