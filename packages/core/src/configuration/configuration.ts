import type { ConfiguredConnection, ConfiguredWebhook } from './configured-webhook.ts';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Pauses } from './pauses.ts';

/** Every webhook and connection of one configuration revision, ready for use. Never changed: a save makes a new one. */
export class Configuration {
  readonly revision: number;
  readonly #webhooks: ReadonlyMap<string, ConfiguredWebhook>;
  readonly #connections: ReadonlyMap<string, ConfiguredConnection>;
  readonly #byEventType = new Map<string, ConfiguredWebhook[]>();
  readonly #limits = new Map<string, LaneLimits | undefined>();
  readonly #webhookResumedAt = new Map<string, number>();
  readonly pauses: Pauses;

  constructor(
    revision: number,
    webhooks: readonly ConfiguredWebhook[],
    connections: readonly ConfiguredConnection[],
    pauses: Pauses = new Pauses([]),
  ) {
    this.revision = revision;
    this.pauses = pauses;
    this.#webhooks = new Map(webhooks.map((webhook) => [webhook.id, webhook]));
    this.#connections = new Map(connections.map((connection) => [connection.id, connection]));
    for (const webhook of webhooks) {
      this.#limits.set(webhook.lane, webhook.limits);
      if (webhook.status === 'inactive') continue;
      if (webhook.status === 'active' && webhook.statusAt > webhook.createdAt) {
        const latest = Math.max(this.#webhookResumedAt.get(webhook.lane) ?? 0, webhook.statusAt);
        this.#webhookResumedAt.set(webhook.lane, latest);
      }
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

  /** When a lane, a webhook in it, or everything was resumed last; 0 while it is paused, or never was. */
  resumedAt(lane: string): number {
    if (this.pauses.of(lane) !== undefined) return 0;
    return Math.max(this.pauses.changedAt(lane), this.#webhookResumedAt.get(lane) ?? 0);
  }

  /** The webhook is under a pause: its own, that of its lane, or that of everything. */
  isPaused(webhook: string): boolean {
    const known = this.#webhooks.get(webhook);
    return known !== undefined && (known.status === 'paused' || this.pauses.of(known.lane) !== undefined);
  }
}
