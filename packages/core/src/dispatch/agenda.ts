/**
 * Remembers when to look at which lane again. A binary heap; a lane that stands in it twice is merely looked at once
 * more, which is cheaper than searching for it.
 */
export class Agenda {
  readonly #heap: { readonly time: number; readonly lane: string }[] = [];

  /** Time of the earliest entry; infinity when empty. */
  get next(): number {
    return this.#heap[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  add(time: number, lane: string): void {
    const heap = this.#heap;
    const entry = { time, lane };
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || parent.time <= time) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = entry;
  }

  /** Removes and tells every lane whose time has come. */
  *due(now: number): Generator<string> {
    while (this.next <= now) {
      const first = this.#heap[0];
      const last = this.#heap.pop();
      if (first === undefined || last === undefined) return;
      if (this.#heap.length > 0) this.#sink(last);
      yield first.lane;
    }
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #sink(entry: { readonly time: number; readonly lane: string }): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      let child = heap[childIndex];
      const right = heap[childIndex + 1];
      if (child !== undefined && right !== undefined && right.time < child.time) {
        childIndex += 1;
        child = right;
      }
      if (child === undefined || child.time >= entry.time) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = entry;
  }
}
