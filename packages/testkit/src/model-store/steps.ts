import type { RemoteIdLease, RemoteIdLeased, RemoteThing, StepRow } from '@eilbote/core';
import { frozenCopy } from './frozen-copy.ts';
import type { ModelDisk } from './model-disk.ts';

const nameOf = ({ account, kind, key }: RemoteThing): string => JSON.stringify([account, kind, key]);

export const steps = (disk: ModelDisk, delivery: string): readonly StepRow[] => [...(disk.steps.get(delivery) ?? [])];

export function recordStep(disk: ModelDisk, id: string, lease: string, step: StepRow): boolean {
  const delivery = disk.deliveries.get(id);
  if (delivery?.state !== 'sending' || delivery.lease?.token !== lease) return false;
  const known = disk.steps.get(id) ?? [];
  if (!known.some(({ name }) => name === step.name)) disk.steps.set(id, [...known, frozenCopy(step)]);
  return true;
}

export const remoteId = (disk: ModelDisk, thing: RemoteThing): string | undefined =>
  disk.remoteIds.get(nameOf(thing))?.id;

export function rememberRemoteId(disk: ModelDisk, thing: RemoteThing, id: string): void {
  disk.remoteIds.set(nameOf(thing), { id, lease: undefined });
}

export function forgetRemoteId(disk: ModelDisk, thing: RemoteThing, id: string): void {
  if (remoteId(disk, thing) === id) disk.remoteIds.delete(nameOf(thing));
}

export function leaseRemoteId(disk: ModelDisk, { thing, lease, now, until }: RemoteIdLease): RemoteIdLeased {
  const { id, lease: held } = disk.remoteIds.get(nameOf(thing)) ?? {};
  if (id !== undefined) return { kind: 'known', id };
  if (held !== undefined && held.until >= now) return { kind: 'held', until: held.until };
  disk.remoteIds.set(nameOf(thing), { id: undefined, lease: { token: lease, until } });
  return { kind: 'leased' };
}

export function saveRemoteId(disk: ModelDisk, thing: RemoteThing, lease: string, id: string): boolean {
  if (disk.remoteIds.get(nameOf(thing))?.lease?.token !== lease) return false;
  rememberRemoteId(disk, thing, id);
  return true;
}

export function releaseRemoteId(disk: ModelDisk, thing: RemoteThing, lease: string): void {
  const known = disk.remoteIds.get(nameOf(thing));
  if (known?.lease?.token === lease) disk.remoteIds.set(nameOf(thing), { id: known.id, lease: undefined });
}
