import type { ConfiguredConnection, ConfiguredWebhook } from './configured-webhook.ts';
import type { LaneLimits } from '../webhooks/definition.ts';

/** Every webhook and connection of one configuration revision, ready for use. Never changed: a save makes a new one. */
export class Configuration {
  readonly revision: number;
  readonly #webhooks: ReadonlyMap<string, ConfiguredWebhook>;
  readonly #connections: ReadonlyMap<string, ConfiguredConnection>;
  readonly #byEventType = new Map<string, ConfiguredWebhook[]>();
  readonly #limits = new Map<string, LaneLimits | undefined>();

  constructor(revision: number, webhooks: readonly ConfiguredWebhook[], connections: readonly ConfiguredConnection[]) {
    this.revision = revision;
    this.#webhooks = new Map(webhooks.map((webhook) => [webhook.id, webhook]));
    this.#connections = new Map(connections.map((connection) => [connection.id, connection]));
    for (const webhook of webhooks) {
      this.#limits.set(webhook.lane, webhook.limits);
      if (webhook.status === 'inactive') continue;
      const { event } = webhook.definition;
      const listening = this.#byEventType.get(event);
      if (listening === undefined) this.#byEventType.set(event, [webhook]);
      else listening.push(webhook);
    }
  }

  /** Active and paused webhooks of an event type. */
  webhooksFor(eventType: string): readonly ConfiguredWebhook[] {
    return this.#byEventType.get(eventType) ?? [];
  }

  webhook(id: string): ConfiguredWebhook | undefined {
    return this.#webhooks.get(id);
  }

  connection(id: string): ConfiguredConnection | undefined {
    return this.#connections.get(id);
  }

  get webhooks(): Iterable<ConfiguredWebhook> {
    return this.#webhooks.values();
  }

  get connections(): Iterable<ConfiguredConnection> {
    return this.#connections.values();
  }

  limitsOf(lane: string): LaneLimits | undefined {
    return this.#limits.get(lane);
  }

  isPaused(webhook: string): boolean {
    return this.#webhooks.get(webhook)?.status === 'paused';
  }
}
