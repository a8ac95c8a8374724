import type { PauseChange, PauseRow, PauseSet } from '@eilbote/core';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';

export function setPause(disk: ModelDisk, { lane, paused, reason, at, entry }: PauseChange): PauseSet {
  const changed = (disk.pauses.get(lane)?.paused ?? false) !== paused;
  if (changed) {
    disk.pauses.set(lane, Object.freeze({ lane, paused, reason: reason ?? null, since: at }));
    disk.revision += 1;
    remember(disk, entry);
  }
  const sending = [...disk.unfinished].filter((one) => one.state === 'sending' && (lane === null || one.lane === lane));
  const ids = sending.toSorted((one, other) => one.sequence - other.sequence).map(({ id }) => id);
  return { changed, revision: disk.revision, sending: ids };
}

/** That of everything first. */
export const pauseRows = (disk: ModelDisk): readonly PauseRow[] =>
  [...disk.pauses.values()].toSorted((one, other) => ((one.lane ?? '') < (other.lane ?? '') ? -1 : 1));

export function isPaused(disk: ModelDisk, { webhook, lane }: Pick<ModelDelivery, 'webhook' | 'lane'>): boolean {
  const { deleted = false, status = 'active' } = disk.webhooks.get(webhook) ?? {};
  const pauses = [disk.pauses.get(lane), disk.pauses.get(null)];
  return !deleted && (status === 'paused' || pauses.some((pause) => pause?.paused));
}
