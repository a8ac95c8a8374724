import type { FailureClass, HttpMethod } from '@eilbote/contract';
import type { ConnectionAttention } from './store-configuration.ts';
import type { HistoryEntry, HistoryRow } from './store-history.ts';
import type { NewEvent, StoredEvent } from './store-events.ts';
import type { DeliveryOrigin } from './store-resends.ts';

export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'failed' | 'skipped' | 'cancelled';

/**
 * Why a waiting delivery is not claimable until somebody acts: the network policy refuses its receiver, its secrets
 * cannot be read, its target system is not there, the credentials of its connection are refused, its receiver does not
 * allow calls in the handshake, or its webhook was made inactive.
 */
export type ParkedReason = 'policy' | 'secrets' | 'target' | 'credentials' | 'handshake' | 'inactive';

export interface EventMatch {
  /** Sequence of the event. */
  readonly event: number;
  /** Configuration revision it was matched with. */
  readonly revision: number;
  /** The run of its backfill: where that was cancelled, none of its deliveries is written. */
  readonly run?: string;
  readonly deliveries: readonly NewDelivery[];
}

export interface NewDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly lane: string;
  /** Deliveries of one order key go out one after the other. */
  readonly orderKey?: string;
  readonly createdAt: number;
  /** When it may start first, whatever lets it go before. */
  readonly due: number;
  /** When it is given up. */
  readonly expires: number;
  /** Positions of the records to send where the table came as a list. */
  readonly elements?: readonly number[];
  /** Start at once under the lease of the call, built with this version. */
  readonly start?: { readonly version: number };
  /** Never to be sent: it ends before it begins, with its reason. */
  readonly ended?: DeliveryEnd & { readonly state: 'skipped' | 'failed' };
  /** An event that is accepted with the same commit, where the delivery is written. */
  readonly raises?: NewEvent;
  /** It takes the place of one of the same webhook and record that was never leased, where there is one. */
  readonly coalesces?: Coalescing;
  readonly entry?: HistoryEntry;
}

/**
 * Makes a delivery replaceable until it is leased. The one whose place it takes ends as skipped (`replaced`) in the same
 * commit and leaves its order key; the new one stands at the end of its own.
 */
export interface Coalescing {
  /** Names the record. */
  readonly key: string;
  /** It is due so many milliseconds after the first of those was made that replaced one another, if not before. */
  readonly longestMs: number;
  /**
   * For the one that is replaced: `delivery` is filled in by the store, and so are the first `{delivery}` and the first
   * `{event}` of the line. Written before the entry of the new one.
   */
  readonly entry: HistoryEntry;
}

/** A delivery that ended because a later one took its place. */
export interface Replaced {
  readonly delivery: string;
  readonly by: string;
}

export interface DeliveryEnd {
  readonly failure?: FailureClass;
  /** Short machine-readable reason for `skipped` and `cancelled`, a sentence for `failed`. */
  readonly reason: string;
}

export interface DueQueue {
  readonly lane: string;
  readonly webhook: string;
  readonly due: number;
}

export interface Lease {
  /** Unique for each call that leases. */
  readonly token: string;
  readonly until: number;
}

export interface Claim {
  readonly lane: string;
  readonly webhook: string;
  /** Version to pin on a delivery that has none. */
  readonly version: number;
  readonly limit: number;
}

/** Method, content type and body as first sent; secrets are slots. Stored with the first settlement, never changed. */
export interface FrozenRequest {
  readonly method: HttpMethod;
  readonly contentType: string | null;
  /** JSON text: a list of texts and slots, `null` for no body. */
  readonly body: string | null;
}

export interface ClaimedDelivery {
  readonly id: string;
  /** The `webhook-id` of its calls: its own id, or that of the delivery whose content it repeats. */
  readonly messageId: string;
  readonly origin: DeliveryOrigin;
  /** The delivery that it repeats. */
  readonly of: string | null;
  /** With the corrected content in `json`, where there is one. */
  readonly event: StoredEvent;
  readonly corrected: boolean;
  readonly webhook: string;
  /** See {@link NewTest.tried}. */
  readonly tried: string | null;
  readonly lane: string;
  readonly orderKey: string | null;
  /** Version to build with. */
  readonly version: number;
  readonly createdAt: number;
  readonly expires: number;
  readonly elements: readonly number[] | null;
  /** Attempts that count, before this one. */
  readonly attempts: number;
  /** Attempts in a row that ended with the death of the process. */
  readonly interruptions: number;
  readonly frozen: FrozenRequest | null;
}

export interface Settlement {
  readonly delivery: string;
  /** Token of the lease under which it was claimed. */
  readonly lease: string;
  readonly state: Exclude<DeliveryState, 'sending'>;
  /** For `waiting`: when it is due again; a parked one is due when it expires. */
  readonly due?: number;
  readonly parked?: ParkedReason;
  readonly attempts: number;
  readonly interruptions: number;
  /** Why it ended, or why its last attempt failed. */
  readonly end?: DeliveryEnd;
  readonly frozen?: FrozenRequest;
  /** A failed head keeps its order key closed, as long as its webhook holds the order and is not deleted. */
  readonly holdsOrder?: boolean;
  /** Pauses the webhook in the same commit, with this reason. */
  readonly pausesWebhook?: string;
  /**
   * Marks the connection, with a delivery that waits for its credentials. Only while the webhook uses the connection in
   * the version that was refused: where one of both was saved meanwhile, the delivery is due at `now` instead of parked.
   */
  readonly marks?: ConnectionMark;
  /** Events that are accepted with the same commit. */
  readonly raises?: RaisedEvents;
  readonly entries: readonly HistoryEntry[];
}

/** Eilbote's own events about a settlement. One that tells an effect is dropped where the settlement did not have it. */
export interface RaisedEvents {
  readonly failed?: NewEvent | undefined;
  /** Only where the webhook was active before. */
  readonly paused?: NewEvent | undefined;
  /** Only where the mark is new or worse than the one that was there. */
  readonly marked?: NewEvent | undefined;
}

/** Credentials of a connection that were refused. */
export interface ConnectionMark {
  readonly connection: string;
  readonly version: number;
  readonly kind: ConnectionAttention['kind'];
  readonly reason: string;
  /** Written behind the entries of the settlement, where the mark is new or worse than the one that was there. */
  readonly entry: HistoryEntry;
}

export interface SettleResult {
  /** Ids whose settlement was refused: another worker has them. */
  readonly refused: readonly string[];
  /** Deliveries whose settlement has marked a connection, and so written one entry more. */
  readonly marked: readonly string[];
  /** Queues that got a claimable delivery because the head of an order key was settled. */
  readonly released: readonly DueQueue[];
  /** Sequence of the last history entry written by this commit; its entries are numbered without a gap up to it. */
  readonly lastHistory: number;
  /** Configuration revision after the commit (a webhook may have been paused by it, or a connection marked). */
  readonly revision: number;
}

/** A delivery as it is shown. */
export interface DeliveryRow {
  readonly id: string;
  readonly origin: DeliveryOrigin;
  /** The delivery that it repeats. */
  readonly of: string | null;
  /** The `webhook-id` of its calls. */
  readonly messageId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly table: string;
  readonly key: string;
  readonly webhook: string;
  /** See {@link NewTest.tried}. */
  readonly tried: string | null;
  readonly lane: string;
  readonly orderKey: string | null;
  readonly state: DeliveryState;
  /** When it can be claimed; null while it is blocked or parked as inactive, and when it does not wait. */
  readonly due: number | null;
  readonly parked: ParkedReason | null;
  /** Waits for an earlier delivery of its order key. */
  readonly blocked: boolean;
  readonly attempts: number;
  readonly interruptions: number;
  readonly version: number | null;
  readonly failure: FailureClass | null;
  readonly reason: string | null;
  readonly createdAt: number;
  /** When it was created, claimed, settled, released, parked, unparked or cancelled last. */
  readonly updatedAt: number;
  readonly expires: number;
}

export interface DeliveryDetail {
  readonly delivery: DeliveryRow;
  /** As it is built from: with corrected content in `json` where there is one. */
  readonly event: StoredEvent;
  readonly corrected: boolean;
  /** Ids of the deliveries that repeat this one, in the order of their making. */
  readonly resentAs: readonly string[];
  /** Id of the delivery that took its place, and of the one whose place it took. */
  readonly replacedBy: string | null;
  readonly replaces: string | null;
  readonly frozen: FrozenRequest | null;
  readonly elements: readonly number[] | null;
  readonly history: readonly HistoryRow[];
}
