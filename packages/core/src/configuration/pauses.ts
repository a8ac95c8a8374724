import type { PauseRow } from '../ports/index.ts';

/** A pause that is in force. */
export interface Pause {
  /** What was paused. */
  readonly of: 'lane' | 'everything';
  /** Why, in the words of whoever paused it. */
  readonly reason: string | null;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The pauses of lanes and of everything. */
export class Pauses {
  readonly #rows: ReadonlyMap<string | null, PauseRow>;

  constructor(rows: readonly PauseRow[]) {
    this.#rows = new Map(rows.map((row) => [row.lane, row]));
  }

  get ofEverything(): Pause | undefined {
    return inForce(this.#rows.get(null));
  }

  /** The pause that a lane is under, its own before that of everything. */
  of(lane: string): Pause | undefined {
    return inForce(this.#rows.get(lane)) ?? this.ofEverything;
  }

  /** When the lane, or everything, was paused or resumed last; 0 where it never was. */
  changedAt(lane: string): number {
    return Math.max(this.#rows.get(lane)?.since ?? 0, this.#rows.get(null)?.since ?? 0);
  }
}

const inForce = (row: PauseRow | undefined): Pause | undefined =>
  row?.paused === true
    ? { of: row.lane === null ? 'everything' : 'lane', reason: row.reason, since: row.since }
    : undefined;
