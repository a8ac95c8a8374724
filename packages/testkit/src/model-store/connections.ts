import type { ConfigurationRow, ConnectionRemoval, ConnectionSave, ConnectionSaved } from '@eilbote/core';
import { type ModelDisk, remember } from './model-disk.ts';
import { pauseRows } from './pauses.ts';
import { unparkOne, webhookRow } from './webhooks.ts';

const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);

export const configuration = (disk: ModelDisk): ConfigurationRow =>
  Object.freeze({
    revision: disk.revision,
    webhooks: Object.freeze(
      [...disk.webhooks.values()]
        .filter(({ deleted }) => !deleted)
        .map(webhookRow)
        .toSorted(byId),
    ),
    connections: Object.freeze([...disk.connections.values()].toSorted(byId)),
    pauses: Object.freeze(pauseRows(disk)),
  });

export function saveConnection(disk: ModelDisk, save: ConnectionSave): ConnectionSaved {
  const known = disk.connections.get(save.id);
  if ((known?.version ?? 0) !== save.previousVersion) return { kind: 'conflict', version: known?.version ?? 0 };
  const { id, definition, at: savedAt } = save;
  const version = save.previousVersion + 1;
  const createdAt = known?.createdAt ?? savedAt;
  disk.connections.set(id, Object.freeze({ id, version, definition, createdAt, savedAt, attention: null }));
  for (const delivery of disk.unfinished) {
    if (delivery.state !== 'waiting' || delivery.parked === null || delivery.parked === 'inactive') continue;
    const webhook = disk.webhooks.get(delivery.webhook);
    if (webhook?.connection === id && !webhook.deleted) unparkOne(delivery, savedAt);
  }
  disk.revision += 1;
  remember(disk, save.entry);
  return { kind: 'saved', version, revision: disk.revision };
}

export function deleteConnection(
  disk: ModelDisk,
  { id, entry }: ConnectionRemoval,
): { readonly usedBy: readonly string[] } {
  const users = [...disk.webhooks.values()].filter(({ connection, deleted }) => connection === id && !deleted);
  if (users.length === 0 && disk.connections.delete(id)) {
    disk.tokens.delete(id);
    disk.revision += 1;
    remember(disk, entry);
  }
  return { usedBy: users.map((webhook) => webhook.id).toSorted() };
}
