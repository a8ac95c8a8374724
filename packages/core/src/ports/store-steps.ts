/**
 * What actions of several calls leave behind: the writes of a delivery that have succeeded, and the ids that target
 * systems give to things of the ERP. An account is a lane: a connection, or a webhook with a URL of its own.
 */
export interface StepStore {
  /** Writes of a delivery that have succeeded, in the order of their recording. */
  steps(delivery: string): Promise<readonly StepRow[]>;
  /** Records a write that has succeeded. False, and nothing recorded, where the delivery is leased under another token. */
  recordStep(delivery: string, lease: string, step: StepRow): Promise<boolean>;

  /** The id of a thing, if it is known. */
  remoteId(thing: RemoteThing): Promise<string | undefined>;
  /** Stores an id, whoever may be at it. */
  rememberRemoteId(thing: RemoteThing, id: string, at: number): Promise<void>;
  /** Forgets an id; does nothing where another one is known by now. */
  forgetRemoteId(thing: RemoteThing, id: string): Promise<void>;
  /**
   * Begins to find or create a thing: only where its id is not known and nobody else holds a lease that lasts beyond
   * `now`. The intent is durable before anything is created.
   */
  leaseRemoteId(wanted: RemoteIdLease): Promise<RemoteIdLeased>;
  /** Stores the id and ends the lease. False, and nothing stored, where the lease is another's now. */
  saveRemoteId(thing: RemoteThing, lease: string, id: string, at: number): Promise<boolean>;
  /** Ends a lease without an id; does nothing where the lease is another's now. */
  releaseRemoteId(thing: RemoteThing, lease: string): Promise<void>;
}

export interface StepRow {
  /** Unique in its delivery. */
  readonly name: string;
  /** SHA-256 (hex) of the request. */
  readonly requestHash: string;
  /** JSON text of what is kept of the answer. */
  readonly answer: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A thing of the ERP in one account. */
export interface RemoteThing {
  readonly account: string;
  /** What it is, in the words of the target system: `customer`, `project`. */
  readonly kind: string;
  readonly key: string;
}

export interface RemoteIdLease {
  readonly thing: RemoteThing;
  /** Unique for each call. */
  readonly lease: string;
  readonly now: number;
  readonly until: number;
}

export type RemoteIdLeased =
  | { readonly kind: 'leased' }
  | { readonly kind: 'known'; readonly id: string }
  /** Somebody else is at it. */
  | { readonly kind: 'held'; readonly until: number };
