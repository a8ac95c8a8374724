import type { LaneRow } from '../ports/index.ts';
import { Lane } from './lane.ts';

/** The lanes that the dispatcher has met, made when first needed. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #saved: Map<string, string>;
  readonly #touched = new Set<Lane>();

  constructor(saved: readonly LaneRow[]) {
    this.#saved = new Map(saved.map((row) => [row.lane, row.state]));
  }

  get(id: string): Lane {
    let lane = this.#lanes.get(id);
    if (lane === undefined) {
      lane = new Lane(id, this.#saved.get(id));
      this.#lanes.set(id, lane);
    }
    return lane;
  }

  [Symbol.iterator](): Iterator<Lane> {
    return this.#lanes.values();
  }

  /** Its state may have changed: it is looked at with the next settlement. */
  touch(lane: Lane): void {
    this.#touched.add(lane);
  }

  takeUnsaved(): LaneRow[] {
    if (this.#touched.size === 0) return [];
    const rows: LaneRow[] = [];
    for (const lane of this.#touched) {
      const state = lane.takeUnsavedState();
      if (state !== undefined) rows.push({ lane: lane.id, state });
    }
    this.#touched.clear();
    return rows;
  }
}
