import type { UsedCertificate } from '../certificates/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { ConfigurationHolder } from '../configuration/configuration-holder.ts';
import type { OwnEvents } from '../own-events/index.ts';
import type { Clock, ConnectionMark, Fence, Random, Store } from '../ports/index.ts';
import type { DeliveryLogger } from '../stages/log/delivery-logger.ts';
import type { RetentionPeriods } from '../privacy/index.ts';
import type { Matcher } from '../stages/match/matcher.ts';
import type { Attempting } from './attempt.ts';
import type { Lanes } from './lanes.ts';
import type { RecentEvents } from './recent-events.ts';
import type { Settled, Settling } from './settling.ts';

/** What the parts of a term of dispatching work with. */
export interface TermServices {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly configuration: ConfigurationHolder;
  readonly matcher: Matcher;
  readonly attempting: Attempting;
  readonly log: DeliveryLogger;
  readonly ownEvents: OwnEvents;
  readonly retention: RetentionPeriods;
  newId(prefix: 'dlv'): string;
  /** A settlement is durable now. */
  observe(settled: Settled): void;
  /** The credentials of a connection were refused; told once, when it is durable. */
  marked(mark: ConnectionMark): void;
  /** A certificate that the calls of a lane depend on ends soon, or has ended; told once a day. */
  certificateEnds(lane: string, certificate: UsedCertificate): void;
  /** An erasure is finished. */
  erased(erasure: string): void;
  /** A fault of the store or of the engine itself; the term goes on trying. */
  failing(error: unknown): void;
}

/** A term's own state, shared by its parts. */
export interface Term extends TermServices {
  readonly fence: Fence;
  readonly lanes: Lanes;
  readonly settling: Settling;
  readonly recent: RecentEvents;
  /** Makes a token for leases that no other call has. */
  newLease(): string;
  /** Nothing new is started. */
  readonly ending: boolean;
  fenced(): void;
}
