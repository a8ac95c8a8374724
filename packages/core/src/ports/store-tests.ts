import type { DeliveryEnd, FrozenRequest, Lease } from './store-deliveries.ts';
import type { HistoryEntry } from './store-history.ts';
import type { NewEvent } from './store-events.ts';

/** A delivery that tries a webhook out. */
export interface NewTest {
  readonly id: string;
  /** Sequence of a stored event, or one that is stored with the test. No webhook is ever matched with that one. */
  readonly event: number | NewEvent;
  /** Id of a saved webhook, or one of its own for a definition that was never saved. */
  readonly webhook: string;
  /** JSON text that names what was tried: the webhook may never have been saved, or be deleted later. */
  readonly tried: string;
  readonly lane: string;
  /** Version that was tried; 0 where it was not saved. */
  readonly version: number;
  readonly elements?: readonly number[];
  readonly createdAt: number;
  /** Where nothing ends the test by then, its process has died, and `reclaim` gives it out. */
  readonly lease: Lease;
}

export interface TestEnd {
  readonly test: string;
  readonly at: number;
  readonly state: 'delivered' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly end?: DeliveryEnd;
  readonly frozen?: FrozenRequest;
  readonly entries: readonly HistoryEntry[];
}

/** Trying webhooks out: from any process, without a dispatcher. */
export interface TestStore {
  /**
   * Writes a test as being sent, with its event, in one commit: what may have reached a receiver is never unknown here.
   * It takes part in no order, and never waits.
   */
  startTest(test: NewTest): Promise<void>;
  /**
   * Ends a test, whoever holds its lease by now: its own process knows best, and what it tells takes the place of an
   * interruption that was assumed meanwhile. False, and nothing written, where there is no such test, or
   * where its record was erased meanwhile.
   */
  endTest(end: TestEnd): Promise<boolean>;
}
