import type { ConnectionMark, DueQueue, LaneRow, NewEvent, Settlement, SettleResult } from '@eilbote/core';
import { accept } from './accept.ts';
import { frozenCopy } from './frozen-copy.ts';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';
import { setStatus } from './webhooks.ts';

export interface AlsoSettled {
  readonly lanes?: readonly LaneRow[];
  readonly loggedUpTo?: number;
}

export function settle(
  disk: ModelDisk,
  now: number,
  settlements: readonly Settlement[],
  also: AlsoSettled = {},
): SettleResult {
  const refused: string[] = [];
  const marked: string[] = [];
  const released = new Map<string, DueQueue>();
  for (const settlement of settlements) {
    const delivery = disk.deliveries.get(settlement.delivery);
    if (delivery?.state !== 'sending' || delivery.lease?.token !== settlement.lease) {
      refused.push(settlement.delivery);
      continue;
    }
    const isStale = settlement.marks !== undefined && !isInForce(disk, delivery, settlement.marks);
    write(disk, delivery, settlement, isStale, now);
    if (isStale && delivery.due !== null) {
      const { lane, webhook, due } = delivery;
      released.set(JSON.stringify([lane, webhook]), { lane, webhook, due });
    }
    for (const { lane, webhook, due } of advance(disk, delivery, settlement, now)) {
      released.set(JSON.stringify([lane, webhook]), { lane, webhook, due: due ?? now });
    }
    const { raises, pausesWebhook } = settlement;
    if (pausesWebhook !== undefined && pause(disk, delivery.webhook, pausesWebhook, now)) raise(disk, raises?.paused);
    for (const entry of settlement.entries) remember(disk, entry);
    if (settlement.marks !== undefined && !isStale && mark(disk, settlement.marks, now)) {
      marked.push(settlement.delivery);
      raise(disk, raises?.marked);
    }
    raise(disk, raises?.failed);
  }
  for (const { lane, state } of also.lanes ?? []) disk.lanes.set(lane, state);
  disk.loggedUpTo = Math.max(disk.loggedUpTo, also.loggedUpTo ?? 0);
  const { revision, last } = disk;
  return { refused, marked, released: [...released.values()], lastHistory: last.history, revision };
}

function raise(disk: ModelDisk, event: NewEvent | undefined): void {
  if (event !== undefined) accept(disk, [[event]]);
}

function write(disk: ModelDisk, delivery: ModelDelivery, settlement: Settlement, isStale: boolean, now: number): void {
  const waits = settlement.state === 'waiting';
  const { status = 'active', deleted = false } = disk.webhooks.get(delivery.webhook) ?? {};
  const inactive = status === 'inactive' && !deleted;
  delivery.state = settlement.state;
  const { parked = null, due = now } = isStale ? {} : settlement;
  delivery.parked = waits ? (inactive ? 'inactive' : parked) : null;
  delivery.due = waits && delivery.parked !== 'inactive' ? due : null;
  delivery.attempts = settlement.attempts;
  delivery.interruptions = settlement.interruptions;
  delivery.failure = settlement.end?.failure ?? null;
  delivery.reason = settlement.end?.reason ?? null;
  delivery.frozen ??= settlement.frozen ? frozenCopy(settlement.frozen) : null;
  delivery.updatedAt = now;
  delivery.lease = null;
  if (!waits) disk.unfinished.delete(delivery);
}

function advance(disk: ModelDisk, delivery: ModelDelivery, settlement: Settlement, now: number) {
  const { deleted = false, holdsOrder = true } = disk.webhooks.get(delivery.webhook) ?? {};
  const holds = settlement.state === 'failed' && settlement.holdsOrder === true && holdsOrder && !deleted;
  return settlement.state === 'waiting' || holds ? [] : leaveLine(disk, [delivery], now);
}

/** Neither the connection nor the choice of the webhook was saved since the call. */
function isInForce(disk: ModelDisk, delivery: ModelDelivery, { connection, version }: ConnectionMark): boolean {
  const webhook = disk.webhooks.get(delivery.webhook);
  if (webhook === undefined || webhook.deleted || webhook.connection !== connection) return false;
  return disk.connections.get(connection)?.version === version;
}

function mark(disk: ModelDisk, { connection, kind, reason, entry }: ConnectionMark, now: number): boolean {
  const known = disk.connections.get(connection);
  const before = known?.attention?.kind;
  if (known === undefined || before === 'credentials' || before === kind) return false;
  disk.connections.set(connection, Object.freeze({ ...known, attention: Object.freeze({ kind, reason, since: now }) }));
  disk.revision += 1;
  remember(disk, entry);
  return true;
}

function pause(disk: ModelDisk, id: string, reason: string, now: number): boolean {
  const webhook = disk.webhooks.get(id);
  if (webhook === undefined || webhook.deleted || webhook.status !== 'active') return false;
  disk.revision += 1;
  setStatus(disk, webhook, 'paused', reason, now);
  return true;
}
