import type { DeliveryDetail, DeliveryRow, DeliveryState, ParkedReason } from './store-deliveries.ts';
import type { HistoryEntry } from './store-history.ts';
import type { StoredEvent } from './store-events.ts';
import type { DeliveryOrigin } from './store-resends.ts';

/** Looking at deliveries and events, and the few acts on deliveries that people do by hand. */
export interface DeliveryQueries {
  /** Newest first, unless the page asks for the oldest first. */
  deliveries(filter: DeliveryFilter, page: Page): Promise<DeliveryPage>;
  delivery(id: string): Promise<DeliveryDetail | undefined>;
  event(id: string): Promise<StoredEvent | undefined>;
  /** Newest first, without those that were stored to try a webhook out. */
  events(filter: { readonly type?: string }, page: Page): Promise<readonly StoredEvent[]>;
  /** Deliveries that wait and are not parked, for each webhook that has some; of a store with very many it may take a while. */
  backlogs(): Promise<readonly Backlog[]>;
  countDeliveries(filter: DeliveryFilter): Promise<{ readonly [state in DeliveryState]: number }>;

  /** Cancels waiting deliveries; one that is being sent or has ended is left alone. Tells the ids cancelled. */
  cancelDeliveries(
    filter: DeliveryFilter,
    at: number,
    reason: string,
    /** `delivery` and `{delivery}` in the line are filled in by the store for each. */
    entry: HistoryEntry,
  ): Promise<readonly string[]>;
  /** Makes parked deliveries due at `at`; tells how many. */
  unpark(filter: { readonly reason: ParkedReason; readonly webhook?: string }, at: number): Promise<number>;
  /**
   * The wall clock was set back to `now`: deliveries that were written in the future as it is now, and wait for a time
   * behind `now`, wait as long from `now` on as they had to when they were written. Tells how many.
   */
  bringForward(now: number): Promise<number>;
}

export interface Backlog {
  readonly webhook: string;
  readonly waiting: number;
}

export interface DeliveryFilter {
  readonly ids?: readonly string[];
  readonly webhook?: string;
  readonly states?: readonly DeliveryState[];
  readonly eventId?: string;
  readonly eventType?: string;
  readonly table?: string;
  readonly key?: string;
  readonly origin?: DeliveryOrigin;
  /** Of events of this backfill. */
  readonly run?: string;
  /** Created at or after. */
  readonly since?: number;
  /** Created before. */
  readonly until?: number;
}

export interface Page {
  readonly limit: number;
  /** For deliveries only. A page with a cursor goes on in the direction of the page before. */
  readonly oldestFirst?: boolean;
  /** `next` of the page before; for events the sequence of its last event, as text. @throws PAGE_CURSOR_INVALID */
  readonly cursor?: string;
}

export interface DeliveryPage {
  /** May be fewer than the limit, even none, although there is a `next`: a search gives up after a while. */
  readonly rows: readonly DeliveryRow[];
  readonly next?: string;
}
