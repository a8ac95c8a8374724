import type { Claim, ClaimedDelivery, DueQueue, Lease } from '@eilbote/core';
import type { ModelDelivery, ModelDisk } from './model-disk.ts';
import { isPaused } from './pauses.ts';

export function dueQueues(disk: ModelDisk): readonly DueQueue[] {
  const queues = new Map<string, DueQueue>();
  for (const delivery of disk.unfinished) {
    const { lane, webhook, due } = delivery;
    if (due === null || isPaused(disk, delivery)) continue;
    const name = JSON.stringify([lane, webhook]);
    queues.set(name, { lane, webhook, due: Math.min(due, queues.get(name)?.due ?? due) });
  }
  return [...queues.values()];
}

export function claim(
  disk: ModelDisk,
  lease: Lease,
  now: number,
  claims: readonly Claim[],
): readonly ClaimedDelivery[] {
  return claims.flatMap(({ lane, webhook, version, limit }) =>
    (isPaused(disk, { lane, webhook }) ? [] : [...disk.unfinished])
      .filter((one) => one.lane === lane && one.webhook === webhook && one.due !== null && one.due <= now)
      .toSorted((one, other) => (one.due ?? 0) - (other.due ?? 0) || one.sequence - other.sequence)
      .slice(0, limit)
      .map((delivery) => {
        delivery.state = 'sending';
        delivery.due = null;
        delivery.parked = null;
        delivery.coalesceKey = null;
        delivery.heldUntil = 0;
        delivery.version ??= version;
        delivery.updatedAt = now;
        delivery.lease = { ...lease };
        return claimed(delivery);
      }),
  );
}

const until = (delivery: ModelDelivery): number => delivery.lease?.until ?? Number.POSITIVE_INFINITY;

export function reclaim(disk: ModelDisk, lease: Lease, before: number, limit: number): readonly ClaimedDelivery[] {
  return [...disk.unfinished]
    .filter((delivery) => until(delivery) < before)
    .toSorted((one, other) => until(one) - until(other) || one.sequence - other.sequence)
    .slice(0, limit)
    .map((delivery) => {
      delivery.lease = { ...lease };
      return claimed(delivery);
    });
}

export function renew(
  disk: ModelDisk,
  token: string,
  deliveries: readonly string[],
  leasedUntil: number,
): readonly string[] {
  return deliveries.filter((id) => {
    const lease = disk.deliveries.get(id)?.lease;
    if (lease?.token !== token) return true;
    lease.until = leasedUntil;
    return false;
  });
}

const claimed = (delivery: ModelDelivery): ClaimedDelivery =>
  Object.freeze({
    id: delivery.id,
    messageId: delivery.messageId,
    origin: delivery.origin,
    of: delivery.of,
    event: delivery.event,
    corrected: delivery.corrected,
    webhook: delivery.webhook,
    tried: delivery.tried,
    lane: delivery.lane,
    orderKey: delivery.orderKey,
    version: delivery.version ?? 0,
    createdAt: delivery.createdAt,
    expires: delivery.expires,
    elements: delivery.elements,
    attempts: delivery.attempts,
    interruptions: delivery.interruptions,
    frozen: delivery.frozen,
  });
