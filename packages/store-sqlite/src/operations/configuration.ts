import type {
  ConnectionAttention,
  ConfigurationRow,
  ConnectionRemoval,
  ConnectionRow,
  ConnectionSave,
  ConnectionSaved,
  PauseRow,
  WebhookRow,
  WebhookStatus,
  WebhookVersionRow,
} from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';

type WebhookColumns = readonly [
  id: string,
  version: number,
  status: WebhookStatus,
  statusReason: string | null,
  statusAt: number,
  connection: string | null,
  lane: string,
  definition: string,
  createdAt: number,
  savedAt: number,
];
type VersionColumns = readonly [
  webhook: string,
  version: number,
  revision: number,
  definition: string,
  savedAt: number,
];
type ConnectionColumns = readonly [
  id: string,
  version: number,
  definition: string,
  createdAt: number,
  savedAt: number,
  attention: ConnectionAttention['kind'] | null,
  attentionReason: string | null,
  attentionSince: number | null,
];

export function configurationOperations(
  { prepare, counters }: Connection,
  history: HistoryWriter,
  unparkOfConnection: (connection: string, at: number) => void,
  pauses: () => readonly PauseRow[],
) {
  const webhooks = prepare(`
    SELECT webhook.id, webhook.version, status, status_reason, status_at, connection, lane, definition, created_at,
      saved_at
    FROM webhook JOIN webhook_version AS saved ON saved.webhook = webhook.id AND saved.version = webhook.version
    WHERE deleted_at IS NULL ORDER BY webhook.id`);
  const versionColumns = 'webhook, version, revision, definition, saved_at';
  const version = prepare(`SELECT ${versionColumns} FROM webhook_version WHERE webhook = ? AND version = ?`);
  const versions = prepare(`SELECT ${versionColumns} FROM webhook_version WHERE webhook = ? ORDER BY version`);
  const connections = prepare(`
    SELECT id, version, definition, created_at, saved_at, attention, attention_reason, attention_since
    FROM connection ORDER BY id`);
  const connectionVersion = prepare('SELECT version FROM connection WHERE id = ?');
  const saveConnection = prepare(`
    INSERT INTO connection (id, version, definition, created_at, saved_at) VALUES (?1, ?2, ?3, ?4, ?4)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, definition = excluded.definition,
      saved_at = excluded.saved_at, attention = NULL, attention_reason = NULL, attention_since = NULL`);
  const users = prepare('SELECT id FROM webhook WHERE connection = ? AND deleted_at IS NULL ORDER BY id');
  const deleteConnection = prepare('DELETE FROM connection WHERE id = ?');
  const deleteToken = prepare('DELETE FROM connection_token WHERE connection = ?');

  return {
    configuration: (): ConfigurationRow => ({
      revision: counters.revision,
      webhooks: webhooks.all<WebhookColumns>().map(webhookRow),
      connections: connections.all<ConnectionColumns>().map(connectionRow),
      pauses: pauses(),
    }),

    webhookVersion(webhook: string, wanted: number): WebhookVersionRow | undefined {
      const row = version.first<VersionColumns>(webhook, wanted);
      return row && versionRow(row);
    },

    webhookVersions: (webhook: string): readonly WebhookVersionRow[] =>
      versions.all<VersionColumns>(webhook).map(versionRow),

    saveConnection({ id, previousVersion, definition, at, entry }: ConnectionSave): ConnectionSaved {
      const known = connectionVersion.first<[number]>(id)?.[0] ?? 0;
      if (known !== previousVersion) return { kind: 'conflict', version: known };
      counters.revision += 1;
      saveConnection.run(id, previousVersion + 1, definition, at);
      unparkOfConnection(id, at);
      history.write(entry);
      return { kind: 'saved', version: previousVersion + 1, revision: counters.revision };
    },

    deleteConnection({ id, entry }: ConnectionRemoval): { readonly usedBy: readonly string[] } {
      const usedBy = users.all<[string]>(id).map(([webhook]) => webhook);
      if (usedBy.length === 0 && deleteConnection.count(id) > 0) {
        deleteToken.run(id);
        counters.revision += 1;
        history.write(entry);
      }
      return { usedBy };
    },
  };
}

function webhookRow(row: WebhookColumns): WebhookRow {
  const [id, version, status, statusReason, statusAt, connection, lane, definition, createdAt, savedAt] = row;
  return { id, version, status, statusReason, statusAt, connection, lane, definition, createdAt, savedAt };
}

const versionRow = ([webhook, version, revision, definition, savedAt]: VersionColumns): WebhookVersionRow => ({
  webhook,
  version,
  revision,
  definition,
  savedAt,
});

function connectionRow(row: ConnectionColumns): ConnectionRow {
  const [id, version, definition, createdAt, savedAt, kind, reason, since] = row;
  const attention = kind === null ? null : { kind, reason: reason ?? '', since: since ?? 0 };
  return { id, version, definition, createdAt, savedAt, attention };
}
