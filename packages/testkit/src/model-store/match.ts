import type { EventMatch, Lease, MatchResult, NewDelivery, StoredEvent } from '@eilbote/core';
import { accept } from './accept.ts';
import { frozenCopy } from './frozen-copy.ts';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { joinLine } from './order-line.ts';
import { isPaused } from './pauses.ts';

export function match(disk: ModelDisk, lease: Lease, matches: readonly EventMatch[]): MatchResult {
  const written: ModelDelivery[] = [];
  for (const { event: sequence, revision, deliveries } of matches) {
    const event = disk.events.get(sequence);
    if (!event || !disk.unmatched.delete(sequence)) continue;
    disk.matched.set(sequence, revision);
    const webhooks = new Set<string>();
    for (const wanted of deliveries) {
      if (webhooks.has(wanted.webhook) || disk.webhooks.get(wanted.webhook)?.deleted) continue;
      webhooks.add(wanted.webhook);
      written.push(write(disk, lease, event, wanted));
    }
  }
  const idsOf = (kind: (delivery: ModelDelivery) => boolean) => written.filter(kind).map(({ id }) => id);
  return {
    started: idsOf(({ state }) => state === 'sending'),
    waiting: idsOf(({ state }) => state === 'waiting'),
    ended: idsOf(({ state }) => state !== 'sending' && state !== 'waiting'),
    lastHistory: disk.last.history,
  };
}

function write(disk: ModelDisk, lease: Lease, event: StoredEvent, wanted: NewDelivery): ModelDelivery {
  const { status = 'active', lane = wanted.lane } = disk.webhooks.get(wanted.webhook) ?? {};
  const delivery: ModelDelivery = {
    sequence: (disk.last.delivery += 1),
    id: wanted.id,
    event,
    corrected: false,
    origin: 'event',
    of: null,
    messageId: wanted.id,
    webhook: wanted.webhook,
    tried: null,
    lane,
    orderKey: wanted.orderKey ?? null,
    blocked: false,
    state: wanted.ended?.state ?? 'waiting',
    due: null,
    parked: null,
    attempts: 0,
    interruptions: 0,
    version: null,
    failure: wanted.ended?.failure ?? null,
    reason: wanted.ended?.reason ?? null,
    createdAt: wanted.createdAt,
    updatedAt: wanted.createdAt,
    expires: wanted.expires,
    elements: wanted.elements ? frozenCopy(wanted.elements) : null,
    frozen: null,
    lease: null,
  };
  if (delivery.state === 'waiting') {
    joinLine(disk, delivery);
    disk.unfinished.add(delivery);
    if (status === 'inactive') delivery.parked = 'inactive';
    else if (!delivery.blocked) delivery.due = wanted.due;
    if (wanted.start && !delivery.blocked && status === 'active' && !isPaused(disk, delivery)) {
      Object.assign(delivery, { state: 'sending', due: null, version: wanted.start.version, lease: { ...lease } });
    }
  }
  disk.deliveries.set(delivery.id, delivery);
  if (wanted.entry) remember(disk, wanted.entry);
  if (wanted.raises) accept(disk, [[wanted.raises]]);
  return delivery;
}
