import type { DueQueue, NewDelivery } from '@eilbote/core';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';

export interface ModelReplacement {
  readonly replaced: ModelDelivery;
  readonly released: readonly DueQueue[];
}

/** Ends what still waits for the same webhook and record, in favour of a later delivery. */
export function replace(disk: ModelDisk, wanted: NewDelivery): ModelReplacement | undefined {
  const { coalesces, webhook, createdAt } = wanted;
  if (coalesces === undefined) return undefined;
  const replaced = [...disk.unfinished].find((one) => one.webhook === webhook && one.coalesceKey === coalesces.key);
  if (replaced === undefined) return undefined;
  Object.assign(replaced, { state: 'skipped', reason: 'replaced', due: null, parked: null, coalesceKey: null });
  replaced.heldUntil = 0;
  replaced.replacedBy = wanted.id;
  replaced.updatedAt = createdAt;
  disk.unfinished.delete(replaced);
  const { entry } = coalesces;
  const line = entry.line.replace('{delivery}', () => replaced.id).replace('{event}', () => replaced.event.id);
  remember(disk, { ...entry, delivery: replaced.id, line });
  const released = leaveLine(disk, [replaced], createdAt);
  return { replaced, released: released.map(({ lane, webhook: of, due }) => ({ lane, webhook: of, due: due ?? 0 })) };
}
