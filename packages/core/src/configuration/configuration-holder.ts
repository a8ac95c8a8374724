import type { ConfigurationStore, ConnectionRow, WebhookRow } from '../ports/index.ts';
import { Configuration } from './configuration.ts';
import type { ConfiguredConnection, ConfiguredWebhook } from './configured-webhook.ts';
import { Pauses } from './pauses.ts';

/** Reads what the store keeps: opens, compiles. Called once for each version of a webhook or connection. */
export interface ConfigurationReader {
  connection(row: ConnectionRow): ConfiguredConnection;
  webhook(row: WebhookRow, connection: ConfiguredConnection | undefined): ConfiguredWebhook;
}

/**
 * Holds the configuration in force. `reload` reads it from the store and keeps what did not change, so that a save
 * among ten thousand webhooks compiles one.
 */
export class ConfigurationHolder {
  readonly #store: Pick<ConfigurationStore, 'configuration'>;
  readonly #reader: ConfigurationReader;
  #current = new Configuration(-1, [], []);
  #webhooks = new Map<string, { readonly key: string; readonly webhook: ConfiguredWebhook }>();
  #connections = new Map<string, ConfiguredConnection>();
  #loading: Promise<void> | undefined;

  constructor(store: Pick<ConfigurationStore, 'configuration'>, reader: ConfigurationReader) {
    this.#store = store;
    this.#reader = reader;
  }

  get current(): Configuration {
    return this.#current;
  }

  /** Resolves with a configuration that was read after this call. */
  async reload(): Promise<Configuration> {
    // A read that is under way may have begun before the change that the caller wants to see.
    await this.#loading;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
    return this.#current;
  }

  async #load(): Promise<void> {
    const { revision, webhooks, connections, pauses: pauseRows } = await this.#store.configuration();
    if (revision === this.#current.revision) return;
    const pauses = new Pauses(pauseRows);
    const readConnections = new Map<string, ConfiguredConnection>();
    for (const row of connections) {
      const known = this.#connections.get(row.id);
      readConnections.set(row.id, isAsRead(known, row) ? known : this.#reader.connection(row));
    }
    const readWebhooks = new Map<string, { readonly key: string; readonly webhook: ConfiguredWebhook }>();
    for (const row of webhooks) {
      const connection = row.connection === null ? undefined : readConnections.get(row.connection);
      const key = `${row.version} ${row.status} ${row.statusAt} ${connection?.version ?? 0} ${attentionKey(connection)}`;
      const known = this.#webhooks.get(row.id);
      const webhook = known?.key === key ? known.webhook : this.#reader.webhook(row, connection);
      const pauseChangedAt = pauses.changedAt(row.lane);
      readWebhooks.set(row.id, {
        key,
        webhook: webhook.pauseChangedAt === pauseChangedAt ? webhook : { ...webhook, pauseChangedAt },
      });
    }
    this.#webhooks = readWebhooks;
    this.#connections = readConnections;
    this.#current = new Configuration(
      revision,
      [...readWebhooks.values()].map(({ webhook }) => webhook),
      [...readConnections.values()],
      pauses,
    );
  }
}

const isAsRead = (known: ConfiguredConnection | undefined, row: ConnectionRow): known is ConfiguredConnection =>
  known?.version === row.version &&
  known.attention?.since === row.attention?.since &&
  known.attention?.kind === row.attention?.kind;

const attentionKey = (connection: ConfiguredConnection | undefined): string =>
  `${connection?.attention?.since} ${connection?.attention?.kind}`;
