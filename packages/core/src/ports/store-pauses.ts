import type { HistoryEntry } from './store-history.ts';

/** Pauses by hand: of one lane, or of everything. Each change is a new configuration revision. */
export interface PauseStore {
  /**
   * Pauses or resumes. While a delivery is under a pause (of its webhook, of its lane or of everything) it is neither
   * started by `match`, nor told by `dueQueues`, nor claimed; those of deleted webhooks are under none, so that they can
   * be ended. Where it is so already nothing changes, not even the reason, and nothing is written.
   */
  setPause(change: PauseChange): Promise<PauseSet>;
}

export interface PauseChange {
  /** `null` for everything. */
  readonly lane: string | null;
  readonly paused: boolean;
  /** Why, in the words of whoever paused it. */
  readonly reason?: string;
  readonly at: number;
  readonly entry: HistoryEntry;
}

export interface PauseSet {
  readonly changed: boolean;
  /** After the commit. */
  readonly revision: number;
  /** Ids of its deliveries that are being sent in the moment of the commit, in the order of their making. */
  readonly sending: readonly string[];
}

/** A lane, or everything, that is paused or was at some time. */
export interface PauseRow {
  /** `null` for everything. */
  readonly lane: string | null;
  readonly paused: boolean;
  readonly reason: string | null;
  /** When it was paused or resumed last. */
  readonly since: number;
}
