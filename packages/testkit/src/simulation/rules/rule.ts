import type { DeliveryRow, HistoryRow, StoredEvent } from '@eilbote/core';
import type { Commit } from '../disk/commit.ts';
import type { Exchange } from '../network/exchange.ts';
import type { RemoteRecord } from '../network/remote-records.ts';
import type { Account, Publication } from '../record/account.ts';

/**
 * Something that must hold in every world, whatever happens in it. No rule knows of a particular defect: each says what
 * is promised.
 */
export interface Rule {
  readonly name: string;
  watch(account: Account, violated: (text: string) => void): Watcher;
}

/** Called when something happened, after the account has taken it over. */
export interface Watcher {
  committed?(commit: Commit): void;
  exchangeBegan?(exchange: Exchange): void;
  exchangeArrived?(exchange: Exchange): void;
  exchangeEnded?(exchange: Exchange): void;
  /** A receiver has made something new because of a call. */
  recordMade?(record: RemoteRecord): void;
  answered?(publication: Publication): void;
  /** Every few seconds, when the world is at rest. */
  looked?(): void;
  /** After all disturbances are over and the engine has had its time. */
  ended?(end: EndOfWorld): void;
}

/** What stands on the disk at the end. */
export interface EndOfWorld {
  readonly events: ReadonlyMap<string, StoredEvent>;
  readonly unmatched: readonly StoredEvent[];
  readonly deliveries: readonly DeliveryRow[];
  readonly history: readonly HistoryRow[];
  /** The files of the delivery log, the oldest first. */
  readonly log: readonly string[];
}
