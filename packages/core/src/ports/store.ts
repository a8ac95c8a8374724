import type { Fence } from './fence.ts';
import type { ConfigurationStore } from './store-configuration.ts';
import type { DeliveryQueries } from './store-queries.ts';
import type { ErasureStore } from './store-erasure.ts';
import type { RetentionStore } from './store-retention.ts';
import type { ResendStore } from './store-resends.ts';
import type { RestorationStore } from './store-restorations.ts';
import type { PauseStore } from './store-pauses.ts';
import type { TestStore } from './store-tests.ts';
import type { StepStore } from './store-steps.ts';
import type { TokenStore } from './store-tokens.ts';
import type { HistoryRow } from './store-history.ts';
import type {
  Claim,
  ClaimedDelivery,
  DueQueue,
  EventMatch,
  Lease,
  Replaced,
  Settlement,
  SettleResult,
} from './store-deliveries.ts';
import type { AcceptVerdict, NewEvent, StoredEvent } from './store-events.ts';

/**
 * Where events, deliveries and configuration live. Every method is one atomic, durable commit (or one consistent read):
 * when it resolves, the effect survives a power cut; when it rejects, nothing happened. Methods take batches, because
 * the number of commits decides the speed.
 *
 * Times are milliseconds since 1970. The store never looks at a clock, never makes an id, never interprets JSON texts.
 */
export interface Store
  extends
    ConfigurationStore,
    DeliveryQueries,
    ErasureStore,
    PauseStore,
    ResendStore,
    RestorationStore,
    RetentionStore,
    StepStore,
    TestStore,
    TokenStore {
  /** Opens and migrates. Tells the id of this installation, made at first open from `newId`. */
  open(newId: () => string): Promise<{ readonly installation: string }>;
  close(): Promise<void>;

  /**
   * Stores events. A group is atomic: all its events or none. An id that is stored already with the same hash is
   * `known` and stored once; with another hash, the whole group is refused.
   */
  accept(groups: readonly (readonly NewEvent[])[]): Promise<readonly AcceptVerdict[]>;

  /** The oldest events that no dispatcher has matched yet, in order of acceptance. */
  unmatched(limit: number): Promise<readonly StoredEvent[]>;

  /**
   * Marks events as matched and writes their deliveries, one commit. Unique by event and webhook; an event that is
   * matched already is left alone. A delivery that asks to `start` and is not blocked by an earlier one of its order
   * key is written as `sending` under the lease. Tells the ids of those. The status of the webhook at the time of the
   * commit counts: nothing is written for a deleted one or for a run that was cancelled, an inactive one gets parked deliveries, a paused one waiting ones.
   * So does its lane: a delivery planned for the lane before goes to the one that was saved meanwhile.
   * @throws StoreFenced
   */
  match(fence: Fence, lease: Lease, matches: readonly EventMatch[]): Promise<MatchResult>;

  /** The configuration revision that an event was matched with; `undefined` where it was not matched, or is forgotten. */
  matchedWith(event: number): Promise<number | undefined>;

  /** The earliest due time of each pair of lane and webhook that has claimable deliveries. */
  dueQueues(): Promise<readonly DueQueue[]>;

  /** Leases due deliveries, oldest due first within each claim, and pins the version where none is. @throws StoreFenced */
  claim(fence: Fence, lease: Lease, now: number, claims: readonly Claim[]): Promise<readonly ClaimedDelivery[]>;

  /**
   * Leases anew the deliveries whose lease ended before `before` (their worker died).
   * @throws StoreFenced
   */
  reclaim(fence: Fence, lease: Lease, before: number, limit: number): Promise<readonly ClaimedDelivery[]>;

  /** Extends leases; tells the deliveries that were refused because another worker has them. @throws StoreFenced */
  renew(fence: Fence, lease: string, deliveries: readonly string[], until: number): Promise<readonly string[]>;

  /**
   * Writes the results of attempts, their history entries and the state of lanes in one commit. A settlement whose
   * lease token is no longer the delivery's is refused and changes nothing. Settling the head of an order key finally
   * makes the next one due at `now` (unless the settlement holds it). A delivery that waits again while its webhook is
   * inactive is parked; one whose webhook is deleted stays claimable, for whoever claims it to cancel. Entries are
   * numbered settlement by settlement. `loggedUpTo` moves the log cursor forward.
   * @throws StoreFenced
   */
  settle(
    fence: Fence,
    now: number,
    settlements: readonly Settlement[],
    also?: { readonly lanes?: readonly LaneRow[]; readonly loggedUpTo?: number },
  ): Promise<SettleResult>;

  /** History entries behind the log cursor or behind `after`, in order of commit. */
  history(after: number, limit: number): Promise<readonly HistoryRow[]>;
  /** The sequence number behind which the entries since `at` stand; a clock that was set back makes it an earlier one. */
  historySince(at: number): Promise<number>;
  /** The sequence number up to which history stands in the delivery log. */
  logCursor(): Promise<number>;

  lanes(): Promise<readonly LaneRow[]>;

  /**
   * Takes the dispatcher lease if it is free, ended before `now`, or held by an owner that `isGone` declares dead.
   * Every take-over has a higher epoch. `isGone` is asked whenever somebody held it last, and answers `previousGone`.
   */
  takeDispatch(
    owner: DispatchOwner,
    now: number,
    until: number,
    isGone: (owner: DispatchOwner) => boolean,
  ): Promise<DispatchLease>;
  /** Who holds the dispatcher lease. */
  dispatcher(): Promise<DispatcherState>;
  /** False when another process has taken over. */
  renewDispatch(fence: Fence, until: number): Promise<boolean>;
  releaseDispatch(fence: Fence): Promise<void>;

  /**
   * A number that changes whenever another connection has committed: cheap enough to ask ten times a second.
   */
  foreignChanges(): Promise<number>;
}

export interface MatchResult {
  /** Deliveries now `sending` under the lease. */
  readonly started: readonly string[];
  /** Deliveries that were written and wait, the blocked and the parked ones too, also if a later one replaced them. */
  readonly waiting: readonly string[];
  /** Deliveries that were written as ended. What stands in none of the three lists was not written, nor its entry. */
  readonly ended: readonly string[];
  /** Deliveries that ended because one of those that were written took their place; it may be of this commit too. */
  readonly replaced: readonly Replaced[];
  /** Queues that got a claimable delivery because one before it in its order key was replaced. */
  readonly released: readonly DueQueue[];
  /** As in {@link SettleResult}: entries are numbered in the order of the deliveries that were written. */
  readonly lastHistory: number;
}

export interface DispatchOwner {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
}

export type DispatchLease =
  | { readonly taken: true; readonly epoch: Fence; readonly previous?: DispatchOwner; readonly previousGone: boolean }
  | { readonly taken: false; readonly heldBy: DispatchOwner; readonly until: number };

/** The dispatcher lease as it stands in the store; the process that holds it may be dead. */
export interface DispatcherState {
  /** 0 where nobody has ever held it. */
  readonly epoch: Fence;
  /** Absent where it was given back. */
  readonly owner: DispatchOwner | undefined;
  readonly until: number;
  /** When it was taken; `null` where nobody holds it, or that was not written down. */
  readonly since: number | null;
}

/** What a lane must remember over a restart; `state` is the dispatcher's own JSON text. */
export interface LaneRow {
  readonly lane: string;
  readonly state: string;
}
