import type { Fence } from './fence.ts';
import type { Blanked, StoredEvent } from './store-events.ts';

/**
 * What is kept for how long. An event is finished when it was matched, none of its deliveries waits, is being sent or
 * holds an order key, and all of their history stands in the delivery log, by its cursor. It is at rest since `before` when it is finished, was accepted
 * before that time, and no delivery of it has changed since. Nothing here touches an event that is not finished.
 */
export interface RetentionStore {
  /**
   * Events at rest, in order of acceptance: a search of bounded length. May be fewer than the limit, even none, although
   * there is a `next`: the sequence behind which the next search goes on. Without a `next` the search has come to events
   * that are too young.
   */
  eventsAtRest(search: RestSearch): Promise<RestPage>;

  /**
   * Takes content away from events: writes what is left of them, forgets the bodies that were sent and what was
   * exchanged in the calls. One that is not at rest since `before`, has lost more or everything already, or has got
   * another history entry since `lastHistory`, is left alone. Tells the sequences of those that were blanked.
   * @throws StoreFenced
   */
  blank(fence: Fence, before: number, blankings: readonly Blanking[]): Promise<readonly number[]>;

  /**
   * Deletes events that are at rest since `before`, with their deliveries and the history of these. Tells the sequences
   * of those that were deleted.
   * @throws StoreFenced
   */
  forget(fence: Fence, before: number, events: readonly number[]): Promise<readonly number[]>;

  /**
   * Deletes history entries that belong to no delivery, are older than `before` and stand in the delivery log, and bulk
   * work that ended before. Looks at a bounded number of entries behind `after`; `next` as in {@link RestPage}.
   * @throws StoreFenced
   */
  forgetHistory(fence: Fence, before: number, after: number): Promise<{ forgotten: number; next?: number }>;

  /**
   * Leaves no trace of what was taken away in the files of the store. False: somebody reads them at the moment; try
   * again later.
   */
  cleanse(): Promise<boolean>;
}

export interface RestSearch {
  readonly before: number;
  /** Only events that have lost less than this; left out, all. */
  readonly lackingLessThan?: Blanked;
  /** Sequence behind which the search begins. */
  readonly after: number;
  readonly limit: number;
}

export interface RestPage {
  readonly events: readonly EventContent[];
  readonly next?: number;
}

/** An event with everything that holds values of its records. */
export interface EventContent {
  readonly event: StoredEvent;
  /** What its deliveries are built from where that was corrected. */
  readonly corrections: readonly CorrectedContent[];
  /** The history of its deliveries, without what was exchanged. */
  readonly lines: readonly HistoryLine[];
}

export interface CorrectedContent {
  readonly delivery: string;
  /** JSON text `{"records":...,"details":...}`. */
  readonly json: string;
}

export interface HistoryLine {
  readonly sequence: number;
  readonly line: string;
}

export interface Blanking {
  /** Sequence of the event. */
  readonly event: number;
  readonly blanked: Blanked;
  /** What is left of its content. */
  readonly json: string;
  /** What is left of corrected content. */
  readonly corrections: readonly CorrectedContent[];
  /** Lines in place of those with these numbers. */
  readonly lines: readonly HistoryLine[];
  /** Sequence of the last history entry of its deliveries that was seen; 0 for none. */
  readonly lastHistory: number;
}
