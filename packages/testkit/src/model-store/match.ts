import type { EventMatch, Lease, MatchResult, NewDelivery, StoredEvent } from '@eilbote/core';
import { accept } from './accept.ts';
import { type ModelReplacement, replace } from './coalesce.ts';
import { frozenCopy } from './frozen-copy.ts';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { joinLine } from './order-line.ts';
import { isPaused } from './pauses.ts';

export function match(disk: ModelDisk, lease: Lease, matches: readonly EventMatch[]): MatchResult {
  const written: Written[] = [];
  for (const { event: sequence, revision, run, deliveries } of matches) {
    const event = disk.events.get(sequence);
    if (!event || !disk.unmatched.delete(sequence)) continue;
    disk.matched.set(sequence, revision);
    if (run !== undefined && disk.runs.get(run)?.state === 'cancelled') continue;
    const webhooks = new Set<string>();
    for (const wanted of deliveries) {
      if (webhooks.has(wanted.webhook) || disk.webhooks.get(wanted.webhook)?.deleted) continue;
      webhooks.add(wanted.webhook);
      written.push(write(disk, lease, event, wanted));
    }
  }
  const idsOf = (as: Written['as']) => written.filter((one) => one.as === as).map(({ id }) => id);
  return {
    started: idsOf('started'),
    waiting: idsOf('waiting'),
    ended: idsOf('ended'),
    replaced: written.flatMap(({ id, replaced }) => (replaced ? { delivery: replaced.replaced.id, by: id } : [])),
    released: written.flatMap(({ replaced }) => replaced?.released ?? []),
    lastHistory: disk.last.history,
  };
}

interface Written {
  readonly id: string;
  /** Also where a later one of the same call has replaced it. */
  readonly as: 'started' | 'waiting' | 'ended';
  readonly replaced: ModelReplacement | undefined;
}

function write(disk: ModelDisk, lease: Lease, event: StoredEvent, wanted: NewDelivery): Written {
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
    coalesceKey: null,
    heldSince: wanted.createdAt,
    heldUntil: 0,
    replacedBy: null,
  };
  const replaced = wanted.ended ? undefined : replace(disk, wanted);
  if (delivery.state === 'waiting') {
    joinLine(disk, delivery);
    disk.unfinished.add(delivery);
    const starts = wanted.start && !delivery.blocked && status === 'active' && !isPaused(disk, delivery);
    const due = starts ? wanted.due : hold(delivery, wanted, replaced);
    if (status === 'inactive') delivery.parked = 'inactive';
    else if (!delivery.blocked) delivery.due = due;
    if (wanted.start && starts) {
      Object.assign(delivery, { state: 'sending', due: null, version: wanted.start.version, lease: { ...lease } });
    }
  }
  disk.deliveries.set(delivery.id, delivery);
  if (wanted.entry) remember(disk, wanted.entry);
  if (wanted.raises) accept(disk, [[wanted.raises]]);
  const as = wanted.ended ? 'ended' : delivery.state === 'sending' ? 'started' : 'waiting';
  return { id: wanted.id, as, replaced };
}

/** Makes it replaceable where it wants to be; tells when it is due. */
function hold(delivery: ModelDelivery, wanted: NewDelivery, replaced: ModelReplacement | undefined): number {
  const { coalesces, due } = wanted;
  if (coalesces === undefined) return due;
  delivery.coalesceKey = coalesces.key;
  delivery.heldSince = replaced?.replaced.heldSince ?? wanted.createdAt;
  delivery.heldUntil = Math.min(due, delivery.heldSince + coalesces.longestMs);
  return delivery.heldUntil;
}
