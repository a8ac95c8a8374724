import type { Fence } from './fence.ts';
import type { HistoryEntry } from './store-history.ts';
import type { Mention } from './store-events.ts';
import type { Blanking, EventContent } from './store-retention.ts';

/**
 * Finding and erasing all that is stored about a record. An erasure is a durable request; whoever dispatches carries it
 * out, stage by stage.
 */
export interface ErasureStore {
  /**
   * Events that are about a record, by their own or by a mention, with the sequences behind `after` and up to `upTo`, in
   * that order.
   */
  eventsAbout(record: Mention, page: AboutPage): Promise<readonly EventContent[]>;

  /** Stores a request, about all events stored so far. One for the same record that is not finished is told instead. */
  requestErasure(request: NewErasure): Promise<ErasureRow>;

  /** Newest first. */
  erasures(filter: { readonly unfinished?: boolean; readonly subject?: string }): Promise<readonly ErasureRow[]>;

  /**
   * Erases events, in the `events` stage of an erasure. First their waiting deliveries are cancelled (reason `erased`),
   * those that hold an order key let it go, and one that is not matched never will be. An event is then blanked like in
   * {@link RetentionStore.blank}, however young, loses its mentions and order keys, and has `key` in place of its own;
   * but only when it is finished and has got no history entry since `lastHistory`. Otherwise it is `pending`.
   * @throws StoreFenced
   */
  erase(
    fence: Fence,
    now: number,
    erasure: string,
    erasings: readonly Erasing[],
    cancelEntry: HistoryEntry,
  ): Promise<EraseResult>;

  /** What became of the events that an erasure has erased so far. */
  erasedEvents(erasure: string): Promise<readonly ErasedEvent[]>;

  /** Takes an erasure to its next stage; an earlier one changes nothing. @throws StoreFenced */
  advanceErasure(fence: Fence, step: ErasureStep): Promise<void>;
}

export interface AboutPage {
  readonly after: number;
  readonly upTo?: number;
  readonly limit: number;
}

/** `events` in the store, then the delivery `log`, then the traces in files (`cleansing`). */
export type ErasureStage = 'events' | 'log' | 'cleansing' | 'finished';

export const erasureStages: readonly ErasureStage[] = ['events', 'log', 'cleansing', 'finished'];

export interface NewErasure {
  readonly id: string;
  readonly record: Mention;
  /** What stands in place of the key of the record when it is erased. */
  readonly subject: string;
  readonly requestedAt: number;
  readonly requestedBy: string | null;
  readonly entry: HistoryEntry;
}

/** An erasure; when it is finished, what is left to prove it. */
export interface ErasureRow {
  readonly id: string;
  readonly subject: string;
  readonly stage: ErasureStage;
  /** Absent from `cleansing` on. */
  readonly record?: Mention;
  /** Sequence of the last event that it is about. */
  readonly upTo: number;
  readonly requestedAt: number;
  readonly requestedBy: string | null;
  readonly finishedAt: number | null;
  /** Events that were blanked, and their deliveries. */
  readonly events: number;
  readonly deliveries: number;
  /** Deliveries that waited, and events that nobody had matched. */
  readonly cancelled: number;
  /** Lines of the delivery log. */
  readonly lines: number;
}

export interface Erasing extends Omit<Blanking, 'blanked'> {
  /** In place of the key of the event's own record, where that is erased too. */
  readonly key?: string;
}

export interface EraseResult {
  /** Sequences of the events that were blanked. */
  readonly erased: readonly number[];
  /** Of those that are not finished yet. */
  readonly pending: readonly number[];
  /** Ids of their deliveries that are being sent. */
  readonly inFlight: readonly string[];
}

export interface ErasedEvent {
  readonly id: string;
  /** As it stands now. */
  readonly key: string;
}

export interface ErasureStep {
  readonly erasure: string;
  readonly to: ErasureStage;
  readonly at: number;
  /** Lines of the delivery log that were rewritten. */
  readonly lines?: number;
  /** Runs whose text named the record, and what is left of it. */
  readonly runs?: readonly { readonly id: string; readonly spec: string }[];
  readonly entry?: HistoryEntry;
}
