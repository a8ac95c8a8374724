import type { HistoryEntry, RestorationBeginning, RestorationRow, RestoredEnd } from '@eilbote/core';
import { type ModelDisk, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';

export function beginRestoration(disk: ModelDisk, { at, loggedUpTo, reason, entry }: RestorationBeginning): void {
  const lastHistory = disk.last.history;
  disk.restoration = Object.freeze({ at, lastHistory, loggedUpTo, settled: 0 });
  disk.revision += 1;
  disk.pauses.set(null, Object.freeze({ lane: null, paused: true, reason, since: at }));
  for (const delivery of disk.unfinished) {
    if (delivery.state !== 'sending' || delivery.origin === 'test') continue;
    const isHeld = disk.webhooks.get(delivery.webhook)?.status === 'inactive' && !isDeleted(disk, delivery.webhook);
    const parked = isHeld ? 'inactive' : null;
    Object.assign(delivery, { state: 'waiting', due: isHeld ? null : at, parked, lease: null, updatedAt: at });
  }
  for (const [id, run] of disk.runs) {
    // A backfill goes on only where a person starts it again.
    if (run.state === 'running' && run.kind === 'resend')
      disk.runs.set(id, Object.freeze({ ...run, state: 'cancelled', updatedAt: at }));
  }
  Object.assign(disk.dispatcher, { epoch: disk.dispatcher.epoch + 1, owner: undefined, since: null });
  disk.last.history = Math.max(lastHistory, loggedUpTo);
  remember(disk, entry);
}

const isDeleted = (disk: ModelDisk, webhook: string): boolean => disk.webhooks.get(webhook)?.deleted === true;

export const restoration = (disk: ModelDisk): RestorationRow | undefined => disk.restoration;

export function settleRestored(disk: ModelDisk, ends: readonly RestoredEnd[], at: number): readonly string[] {
  const settled = ends.flatMap(({ delivery: id, state, attempts, end, entry }) => {
    const delivery = disk.deliveries.get(id);
    if (delivery?.state !== 'waiting') return [];
    const { failure = null, reason = null } = end ?? {};
    Object.assign(delivery, {
      state,
      attempts,
      failure,
      reason,
      due: null,
      parked: null,
      coalesceKey: null,
      updatedAt: at,
    });
    disk.unfinished.delete(delivery);
    remember(disk, entry);
    leaveLine(disk, [delivery], at);
    return [id];
  });
  const row = disk.restoration;
  if (row !== undefined && settled.length > 0) {
    disk.restoration = Object.freeze({ ...row, settled: row.settled + settled.length });
  }
  return settled;
}

export function endRestoration(disk: ModelDisk, at: number, entry: HistoryEntry): boolean {
  if (disk.restoration === undefined) return false;
  disk.restoration = undefined;
  disk.revision += 1;
  disk.pauses.set(null, Object.freeze({ lane: null, paused: false, reason: null, since: at }));
  remember(disk, entry);
  return true;
}
