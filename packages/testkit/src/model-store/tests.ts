import type { NewTest, TestEnd } from '@eilbote/core';
import { storeForTest } from './accept.ts';
import { frozenCopy } from './frozen-copy.ts';
import { type ModelDisk, remember } from './model-disk.ts';

export function startTest(disk: ModelDisk, test: NewTest): void {
  const event = typeof test.event === 'number' ? disk.events.get(test.event) : storeForTest(disk, test.event);
  if (event === undefined) throw new Error('a test needs an event that is there');
  const delivery = {
    sequence: (disk.last.delivery += 1),
    id: test.id,
    event,
    corrected: false,
    origin: 'test' as const,
    of: null,
    messageId: test.id,
    webhook: test.webhook,
    tried: test.tried,
    lane: test.lane,
    orderKey: null,
    blocked: false,
    state: 'sending' as const,
    due: null,
    parked: null,
    attempts: 0,
    interruptions: 0,
    version: test.version,
    failure: null,
    reason: null,
    createdAt: test.createdAt,
    updatedAt: test.createdAt,
    expires: test.lease.until,
    elements: test.elements ? frozenCopy(test.elements) : null,
    frozen: null,
    lease: { ...test.lease },
    coalesceKey: null,
    heldSince: 0,
    heldUntil: 0,
    replacedBy: null,
  };
  disk.unfinished.add(delivery);
  disk.deliveries.set(test.id, delivery);
}

export function endTest(disk: ModelDisk, { test, at, state, attempts, end, frozen, entries }: TestEnd): boolean {
  const delivery = disk.deliveries.get(test);
  if (delivery?.origin !== 'test' || delivery.event.blanked === 'erasure') return false;
  delivery.state = state;
  delivery.attempts = attempts;
  delivery.failure = end?.failure ?? null;
  delivery.reason = end?.reason ?? null;
  delivery.updatedAt = at;
  delivery.frozen ??= frozen ? frozenCopy(frozen) : null;
  Object.assign(delivery, { due: null, parked: null, lease: null });
  disk.unfinished.delete(delivery);
  for (const entry of entries) remember(disk, entry);
  return true;
}
