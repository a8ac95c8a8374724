import type { EventInput } from '@eilbote/contract';
import type { ConnectionInput, WaitingChoice, WebhookInput, WebhookStatus } from '@eilbote/core';

/** The doors of a host, as far as the people and programs of the simulated world use them. */
export interface Engine {
  start(): Promise<void>;
  stop(): Promise<void>;
  publish(events: readonly EventInput[]): Promise<readonly { readonly id: string; readonly known: boolean }[]>;
  /** Both tell the id of what was made. */
  createConnection(connection: ConnectionInput): Promise<string>;
  createWebhook(webhook: WebhookInput): Promise<string>;
  saveWebhook(id: string, webhook: WebhookInput, waiting: WaitingChoice): Promise<void>;
  setStatus(id: string, status: WebhookStatus, waiting: WaitingChoice): Promise<void>;
  /** Pauses or resumes a lane, or everything where it is `null`. */
  setPause(lane: string | null, paused: boolean): Promise<void>;
  deleteWebhook(id: string): Promise<void>;
}
