import type { DeliveryEnd } from './store-deliveries.ts';
import type { HistoryEntry } from './store-history.ts';

/**
 * What becomes of a store whose content was put back from a backup: it knows nothing of what has happened since, so
 * nothing may go out before that is settled.
 */
export interface RestorationStore {
  /**
   * Takes the content for that of a backup: pauses everything, takes deliveries that were being sent for waiting ones
   * that are due at `at`, cancels bulk work that was running, gives the dispatcher lease back under a higher epoch, and
   * goes on numbering history behind `loggedUpTo`.
   */
  beginRestoration(beginning: RestorationBeginning): Promise<void>;
  /** The one that was begun and not ended. */
  restoration(): Promise<RestorationRow | undefined>;
  /**
   * Ends deliveries that had ended by the time of the loss. Those that do not wait are left alone; what stands behind
   * the others in their order is due at `at`. Tells the ids of those that were ended.
   */
  settleRestored(ends: readonly RestoredEnd[], at: number): Promise<readonly string[]>;
  /** Ends the restoration, and with it the pause of everything. False, and nothing is written, where there is none. */
  endRestoration(at: number, entry: HistoryEntry): Promise<boolean>;
}

export interface RestorationBeginning {
  readonly at: number;
  /** Number of the last line of the delivery log. */
  readonly loggedUpTo: number;
  /** Why everything is paused. */
  readonly reason: string;
  readonly entry: HistoryEntry;
}

export interface RestorationRow {
  readonly at: number;
  /** Number of the last history entry in the backup. What the log tells behind it, up to `loggedUpTo`, was lost. */
  readonly lastHistory: number;
  readonly loggedUpTo: number;
  /** Deliveries that were ended by {@link RestorationStore.settleRestored} so far. */
  readonly settled: number;
}

export interface RestoredEnd {
  readonly delivery: string;
  readonly state: 'delivered' | 'failed' | 'skipped' | 'cancelled';
  readonly attempts: number;
  readonly end?: DeliveryEnd;
  readonly entry: HistoryEntry;
}
