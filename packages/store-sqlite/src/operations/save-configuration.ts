import type {
  ConfigurationSave,
  ConfigurationSaved,
  ConnectionSave,
  ConnectionSaved,
  WebhookSave,
  WebhookSaved,
} from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';

interface OneByOne {
  saveConnection(save: ConnectionSave): ConnectionSaved;
}

/** Looks at all versions first: what was written within a transaction cannot be taken back alone. */
export function saveConfiguration(
  { prepare, counters }: Connection,
  { saveConnection }: OneByOne,
  { saveWebhook }: { saveWebhook(save: WebhookSave): WebhookSaved },
) {
  const connectionVersion = prepare('SELECT version FROM connection WHERE id = ?');
  const webhookVersion = prepare('SELECT iif(deleted_at IS NULL, version, 0) FROM webhook WHERE id = ?');

  function conflict({ connections, webhooks }: ConfigurationSave): ConfigurationSaved | undefined {
    for (const { id, previousVersion } of connections) {
      const version = connectionVersion.first<[number]>(id)?.[0] ?? 0;
      if (version !== previousVersion) return { kind: 'conflict', id, version };
    }
    for (const { id, previousVersion } of webhooks) {
      const known = webhookVersion.first<[number]>(id)?.[0];
      // A webhook that is deleted does not come back.
      if ((known ?? 0) !== previousVersion || known === 0) return { kind: 'conflict', id, version: known ?? 0 };
    }
    return undefined;
  }

  return (save: ConfigurationSave): ConfigurationSaved => {
    const refused = conflict(save);
    if (refused !== undefined) return refused;
    for (const connection of save.connections) saveConnection(connection);
    const saved = save.webhooks.map((webhook) => saveWebhook(webhook));
    const cancelled = saved.reduce((sum, one) => sum + (one.kind === 'saved' ? one.cancelled : 0), 0);
    return { kind: 'saved', revision: counters.revision, cancelled };
  };
}
