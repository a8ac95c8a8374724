import type { ConfigurationSave, ConfigurationSaved } from '@eilbote/core';
import { saveConnection } from './connections.ts';
import type { ModelDisk } from './model-disk.ts';
import { saveWebhook } from './webhooks.ts';

export function saveConfiguration(disk: ModelDisk, { connections, webhooks }: ConfigurationSave): ConfigurationSaved {
  const known = [
    ...connections.map((save) => ({ ...save, version: disk.connections.get(save.id)?.version ?? 0, deleted: false })),
    ...webhooks.map((save) => {
      const webhook = disk.webhooks.get(save.id);
      const deleted = webhook?.deleted === true;
      return { ...save, version: deleted ? 0 : (webhook?.versions.length ?? 0), deleted };
    }),
  ];
  const refused = known.find(({ version, previousVersion, deleted }) => deleted || version !== previousVersion);
  if (refused !== undefined) return { kind: 'conflict', id: refused.id, version: refused.version };
  for (const connection of connections) saveConnection(disk, connection);
  const saved = webhooks.map((webhook) => saveWebhook(disk, webhook));
  const cancelled = saved.reduce((sum, one) => sum + (one.kind === 'saved' ? one.cancelled : 0), 0);
  return { kind: 'saved', revision: disk.revision, cancelled };
}
