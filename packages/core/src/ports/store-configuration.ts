import type { HistoryEntry } from './store-history.ts';
import type { PauseRow } from './store-pauses.ts';

export type WebhookStatus = 'active' | 'inactive' | 'paused';

/** What happens to the deliveries that wait while their webhook changes. */
export type WaitingChoice = 'rebuild' | 'keep' | 'cancel';

/** Webhooks and connections, every save a version, every change a new configuration revision. */
export interface ConfigurationStore {
  /** All webhooks that are not deleted, all connections and all pauses, in one consistent read. */
  configuration(): Promise<ConfigurationRow>;
  webhookVersion(webhook: string, version: number): Promise<WebhookVersionRow | undefined>;
  webhookVersions(webhook: string): Promise<readonly WebhookVersionRow[]>;

  /** A webhook as it was in a configuration revision; `undefined` for one that was never saved. */
  webhookAsOf(webhook: string, revision: number): Promise<WebhookAsOf | undefined>;

  /**
   * Creates a webhook (version 1) or saves its next version. `waiting` decides about its waiting deliveries: `rebuild`
   * builds those not yet tried from the new version, `keep` pins those to the version before, `cancel` cancels all.
   * Deliveries that wait or are being sent move to the new lane; those parked as `policy`, `secrets` or `target` are due
   * again at `at`, because the save may have cured it; those parked as `inactive` stay parked. A webhook saved as
   * inactive parks all that wait. A delivery was tried when its request is frozen. The reason of the cancelled ones is
   * `webhookChanged`.
   */
  saveWebhook(save: WebhookSave): Promise<WebhookSaved>;

  /**
   * `inactive` parks its waiting deliveries (they have no due time then and never expire), or cancels them where
   * `waiting` is `cancel`; `active` and `paused` leave parked ones parked unless `waiting` says what to do with them:
   * `rebuild` (those not yet tried lose their version) or `keep` make them due at `at`, `cancel` cancels them. The
   * reason of the cancelled ones is `webhookChanged`.
   */
  setWebhookStatus(change: WebhookStatusChange): Promise<WebhookSaved>;

  /** Its waiting deliveries are cancelled (reason `webhookDeleted`), its history and versions stay. */
  deleteWebhook(removal: WebhookRemoval): Promise<WebhookSaved>;

  /**
   * Creates a connection (version 1) or saves its next version, which needs no attention any more. Deliveries of its
   * webhooks that are parked for another reason than `inactive` are due again at `at`.
   */
  saveConnection(save: ConnectionSave): Promise<ConnectionSaved>;
  /** Refused (returns the ids of the webhooks, sorted) while webhooks use it. Deleting an unknown one changes nothing. */
  deleteConnection(removal: ConnectionRemoval): Promise<{ readonly usedBy: readonly string[] }>;

  /**
   * Saves connections and webhooks together, the connections first: all of them, as {@link saveConnection} and
   * {@link saveWebhook} do, or none. No id comes twice. Tells the first one that cannot be saved.
   */
  saveConfiguration(save: ConfigurationSave): Promise<ConfigurationSaved>;

  countWaiting(webhook: string): Promise<WaitingCount>;
}

export interface ConfigurationRow {
  readonly revision: number;
  readonly webhooks: readonly WebhookRow[];
  readonly connections: readonly ConnectionRow[];
  /** Of lanes in the order of their ids, that of everything first. */
  readonly pauses: readonly PauseRow[];
}

export interface WebhookRow {
  readonly id: string;
  readonly version: number;
  readonly status: WebhookStatus;
  /** Why it is paused, where it was not a person. */
  readonly statusReason: string | null;
  readonly statusAt: number;
  /** Id of the connection it uses. */
  readonly connection: string | null;
  readonly lane: string;
  /** JSON text of the definition; secrets and URL sealed. */
  readonly definition: string;
  readonly createdAt: number;
  readonly savedAt: number;
}

export interface WebhookAsOf {
  /** `null` where it did not exist yet. */
  readonly version: WebhookVersionRow | null;
  /** `null` where that is not known: it was last changed before its changes were kept. */
  readonly status: WebhookStatusRow | null;
}

/** One change of what a webhook does. */
export interface WebhookStatusRow {
  readonly revision: number;
  readonly status: WebhookStatus | 'deleted';
  /** Why, where it was not a person. */
  readonly reason: string | null;
  readonly at: number;
}

export interface WebhookVersionRow {
  readonly webhook: string;
  readonly version: number;
  readonly revision: number;
  readonly definition: string;
  readonly savedAt: number;
}

export interface ConnectionRow {
  readonly id: string;
  readonly version: number;
  readonly definition: string;
  readonly createdAt: number;
  readonly savedAt: number;
  readonly attention: ConnectionAttention | null;
}

/** Why a connection needs a person. */
export interface ConnectionAttention {
  /** `credentials`: nobody is let in with them, so nothing more is sent. `forbidden`: they do not suffice for some call. */
  readonly kind: 'credentials' | 'forbidden';
  /** An English sentence without secrets. */
  readonly reason: string;
  /** When it was marked; the first one of its kind since it was saved. */
  readonly since: number;
}

export interface WebhookSave {
  readonly id: string;
  /** 0 creates; otherwise the version that was edited. Another one in the store refuses the save. */
  readonly previousVersion: number;
  readonly status: WebhookStatus;
  readonly connection: string | null;
  readonly lane: string;
  readonly definition: string;
  /**
   * The webhook no longer orders its deliveries: the unfinished ones lose their order key, blocked ones become due at
   * `at`, and what other webhooks have behind them in the same order key goes on.
   */
  readonly endsOrder: boolean;
  /**
   * Whether a failed delivery of the webhook keeps its order key closed. Where not, those that do let go: what stands
   * behind them is due at `at`, and no later settlement closes a key, whatever it was begun with.
   */
  readonly holdsOrder: boolean;
  readonly waiting: WaitingChoice;
  readonly at: number;
  readonly entry: HistoryEntry;
  /** Entry for each delivery that is cancelled; `delivery` is filled in by the store, `{delivery}` in the line too. */
  readonly cancelEntry: HistoryEntry;
}

export interface WebhookStatusChange {
  readonly id: string;
  readonly status: WebhookStatus;
  readonly reason?: string;
  readonly waiting?: WaitingChoice;
  readonly at: number;
  readonly entry: HistoryEntry;
  readonly cancelEntry: HistoryEntry;
}

export interface WebhookRemoval {
  readonly id: string;
  readonly at: number;
  readonly entry: HistoryEntry;
  readonly cancelEntry: HistoryEntry;
}

export type WebhookSaved =
  | {
      readonly kind: 'saved';
      readonly version: number;
      readonly revision: number;
      readonly cancelled: number;
    }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'unknown' };

export interface ConnectionSave {
  readonly id: string;
  /** 0 creates. */
  readonly previousVersion: number;
  readonly definition: string;
  readonly at: number;
  readonly entry: HistoryEntry;
}

export interface ConnectionRemoval {
  readonly id: string;
  readonly entry: HistoryEntry;
}

export type ConnectionSaved =
  | { readonly kind: 'saved'; readonly version: number; readonly revision: number }
  | { readonly kind: 'conflict'; readonly version: number };

export interface ConfigurationSave {
  readonly connections: readonly ConnectionSave[];
  readonly webhooks: readonly WebhookSave[];
}

export type ConfigurationSaved =
  | {
      readonly kind: 'saved';
      readonly revision: number;
      /** Deliveries that were cancelled. */
      readonly cancelled: number;
    }
  /** Nothing was saved: this one has another version in the store (0: it was never saved, or is deleted). */
  | { readonly kind: 'conflict'; readonly id: string; readonly version: number };

export interface WaitingCount {
  /** Not yet tried. */
  readonly untried: number;
  /** Tried at least once: their body is frozen. */
  readonly tried: number;
  /** Of both, those parked because the webhook was made inactive. */
  readonly held: number;
}
