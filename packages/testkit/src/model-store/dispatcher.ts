import { type DispatchLease, type DispatchOwner, type Fence, StoreFenced } from '@eilbote/core';
import type { ModelDisk } from './model-disk.ts';

/** @throws StoreFenced when `fence` is not the epoch of the dispatcher lease */
export function guard(disk: ModelDisk, fence: Fence): void {
  if (disk.dispatcher.epoch !== fence) throw new StoreFenced();
}

export function takeDispatch(
  disk: ModelDisk,
  owner: DispatchOwner,
  now: number,
  until: number,
  isGone: (owner: DispatchOwner) => boolean,
): DispatchLease {
  const { owner: previous, until: heldUntil } = disk.dispatcher;
  const previousGone = previous !== undefined && isGone(previous);
  if (previous && heldUntil >= now && !previousGone) return { taken: false, heldBy: previous, until: heldUntil };
  const epoch = disk.dispatcher.epoch + 1;
  Object.assign(disk.dispatcher, { epoch, owner: Object.freeze({ ...owner }), until, since: now });
  return { taken: true, epoch, ...(previous && { previous }), previousGone };
}

export function renewDispatch(disk: ModelDisk, fence: Fence, until: number): boolean {
  const held = disk.dispatcher.epoch === fence && disk.dispatcher.owner !== undefined;
  if (held) disk.dispatcher.until = until;
  return held;
}

export function releaseDispatch(disk: ModelDisk, fence: Fence): void {
  if (disk.dispatcher.epoch === fence) Object.assign(disk.dispatcher, { owner: undefined, since: null });
}
