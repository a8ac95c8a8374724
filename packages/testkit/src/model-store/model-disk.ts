import type { FailureClass } from '@eilbote/contract';
import type {
  ConnectionRow,
  DeliveryOrigin,
  DeliveryState,
  DispatchOwner,
  ErasureRow,
  FrozenRequest,
  HistoryEntry,
  HistoryRow,
  Mention,
  PauseRow,
  ParkedReason,
  RestorationRow,
  RunRow,
  StoredEvent,
  StepRow,
  TokenRow,
  WebhookStatus,
  WebhookStatusRow,
  WebhookVersionRow,
} from '@eilbote/core';

/** What survives a crash of the model store: hand it to a new one, as a file is handed to a new process. */
export interface ModelDisk {
  installation: string | undefined;
  /** The last numbers given: what is deleted does not give its number to another. */
  readonly last: { event: number; delivery: number; history: number };
  /** Events by sequence, in order of acceptance. */
  readonly events: Map<number, StoredEvent>;
  readonly eventSequences: Map<string, number>;
  readonly unmatched: Set<number>;
  /** Configuration revision by the sequence of each matched event. */
  readonly matched: Map<number, number>;
  /** In order of writing. */
  readonly deliveries: Map<string, ModelDelivery>;
  /** Those that wait or are being sent. */
  readonly unfinished: Set<ModelDelivery>;
  /** For each order key what takes part in the order, the head first. */
  readonly lines: Map<string, ModelDelivery[]>;
  readonly history: HistoryRow[];
  /** In order of their requests. */
  readonly erasures: Map<string, ErasureRow>;
  /** What each erasure has erased, by sequence. */
  readonly erased: Map<string, number[]>;
  /** The other records that an event is about, by its sequence. */
  readonly mentions: Map<number, readonly Mention[]>;
  loggedUpTo: number;
  readonly lanes: Map<string, string>;
  revision: number;
  readonly webhooks: Map<string, ModelWebhook>;
  readonly connections: Map<string, ConnectionRow>;
  /** By lane; `null` for everything. */
  readonly pauses: Map<string | null, PauseRow>;
  readonly tokens: Map<string, ModelToken>;
  /** Writes of deliveries that have succeeded, by delivery. */
  readonly steps: Map<string, readonly StepRow[]>;
  readonly remoteIds: Map<string, ModelRemoteId>;
  /** In order of their beginning. */
  readonly runs: Map<string, RunRow>;
  restoration: RestorationRow | undefined;
  readonly dispatcher: { epoch: number; owner: DispatchOwner | undefined; until: number; since: number | null };
  /** Number of writes so far. */
  commits: number;
}

export interface ModelDelivery {
  readonly sequence: number;
  readonly id: string;
  /** As it is built from: with corrected content where there is one. */
  event: StoredEvent;
  readonly corrected: boolean;
  readonly origin: DeliveryOrigin;
  /** The delivery that it repeats. */
  readonly of: string | null;
  readonly messageId: string;
  readonly webhook: string;
  readonly tried: string | null;
  lane: string;
  orderKey: string | null;
  /** Waits for an earlier delivery of its order key. */
  blocked: boolean;
  state: DeliveryState;
  due: number | null;
  parked: ParkedReason | null;
  attempts: number;
  interruptions: number;
  version: number | null;
  failure: FailureClass | null;
  reason: string | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly expires: number;
  readonly elements: readonly number[] | null;
  frozen: FrozenRequest | null;
  lease: { readonly token: string; until: number } | null;
  /** Names the record, as long as a later delivery may take its place. */
  coalesceKey: string | null;
  /** When the first of those was made whose place it has. */
  heldSince: number;
  /** Before it is not due, whatever lets it go. */
  heldUntil: number;
  replacedBy: string | null;
}

export interface ModelWebhook {
  readonly id: string;
  status: WebhookStatus;
  statusReason: string | null;
  statusAt: number;
  connection: string | null;
  lane: string;
  readonly createdAt: number;
  deleted: boolean;
  holdsOrder: boolean;
  /** The last one is the current one. */
  readonly versions: WebhookVersionRow[];
  /** Every change of what it does. */
  readonly statuses: WebhookStatusRow[];
}

/** The token of a connection, and who is fetching the next one. */
export interface ModelToken {
  readonly row: TokenRow | undefined;
  readonly lease: { readonly token: string; readonly until: number } | undefined;
}

/** What a target system calls a thing, or who is creating it. */
export interface ModelRemoteId {
  readonly id: string | undefined;
  readonly lease: { readonly token: string; readonly until: number } | undefined;
}

/** An empty disk. */
export const modelDisk = (): ModelDisk => ({
  installation: undefined,
  last: { event: 0, delivery: 0, history: 0 },
  events: new Map(),
  eventSequences: new Map(),
  unmatched: new Set(),
  matched: new Map(),
  deliveries: new Map(),
  unfinished: new Set(),
  lines: new Map(),
  history: [],
  erasures: new Map(),
  erased: new Map(),
  mentions: new Map(),
  loggedUpTo: 0,
  lanes: new Map(),
  revision: 0,
  webhooks: new Map(),
  connections: new Map(),
  pauses: new Map(),
  tokens: new Map(),
  steps: new Map(),
  remoteIds: new Map(),
  runs: new Map(),
  restoration: undefined,
  dispatcher: { epoch: 0, owner: undefined, until: 0, since: null },
  commits: 0,
});

export function remember(disk: ModelDisk, entry: HistoryEntry): void {
  disk.last.history += 1;
  disk.history.push(Object.freeze({ ...entry, sequence: disk.last.history }));
}
