import type { DetailChange, EilboteError } from '@eilbote/contract';
import type { CompiledConditions } from '../conditions/index.ts';
import type { ConnectionAttention, WebhookStatus } from '../ports/index.ts';
import type { LoggedConnection, LoggedWebhook } from '../stages/log/index.ts';
import type { ConnectionDefinition, LaneLimits, WebhookDefinition } from '../webhooks/index.ts';

/** A webhook as the engine works with it: one version, read once. */
export interface ConfiguredWebhook {
  readonly id: string;
  readonly version: number;
  readonly status: WebhookStatus;
  /** Why it is paused, where it was not a person. */
  readonly statusReason: string | null;
  readonly statusAt: number;
  /** When its lane, or everything, was paused or resumed last; 0 where neither ever was. */
  readonly pauseChangedAt: number;
  readonly createdAt: number;
  readonly savedAt: number;
  readonly lane: string;
  /** Limits of its lane: its own, or those of its connection. */
  readonly limits: LaneLimits | undefined;
  /** Seconds that one attempt may take: the time limit of a call, and more where the action makes several. */
  readonly attemptSeconds: number;
  /** Secrets are `true`; while the key of the secrets is missing, the URL is masked. */
  readonly definition: WebhookDefinition;
  /** The URL cannot be read: the key of the secrets is missing or wrong. */
  readonly locked: boolean;
  /** JSON text as stored: URL and secrets sealed. */
  readonly stored: string;
  readonly connection: ConfiguredConnection | undefined;
  /** Absent where the mode is `pass` or the text is empty: every event matches. */
  readonly conditions: CompiledConditions | undefined;
  /** Details of its events of which one pair has to differ; empty where it does not ask for that. */
  readonly changes: readonly DetailChange[];
  readonly logged: LoggedWebhook;
}

export interface ConfiguredConnection {
  readonly id: string;
  readonly version: number;
  readonly createdAt: number;
  readonly savedAt: number;
  readonly definition: ConnectionDefinition;
  /** Its own limits, else those of its target system. */
  readonly limits: LaneLimits | undefined;
  readonly locked: boolean;
  /** Why its settings cannot be used by the plugin that is here. */
  readonly refusal?: EilboteError;
  /** JSON text as stored, its settings in the version of its target system. */
  readonly stored: string;
  /** Its credentials were rejected; `null` while it works. */
  readonly attention: ConnectionAttention | null;
  readonly logged: LoggedConnection;
}
