import { PAGE_CURSOR_INVALID } from '@eilbote/core';
import type {
  Backlog,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryRow,
  DeliveryState,
  HistoryEntry,
  Page,
  ParkedReason,
  StoredEvent,
} from '@eilbote/core';
import { cancel } from './cancel.ts';
import type { ModelDelivery, ModelDisk } from './model-disk.ts';
import { unparkOne } from './webhooks.ts';

const is = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;

function fits(delivery: ModelDelivery, filter: DeliveryFilter): boolean {
  return (
    (filter.ids === undefined || filter.ids.includes(delivery.id)) &&
    is(filter.webhook, delivery.webhook) &&
    (filter.states === undefined || filter.states.includes(delivery.state)) &&
    is(filter.eventId, delivery.event.id) &&
    is(filter.eventType, delivery.event.type) &&
    is(filter.table, delivery.event.table) &&
    is(filter.key, delivery.event.key) &&
    is(filter.origin, delivery.origin) &&
    is(filter.run, delivery.event.backfill?.run) &&
    delivery.createdAt >= (filter.since ?? delivery.createdAt) &&
    (filter.until === undefined || delivery.createdAt < filter.until)
  );
}

const fitting = (disk: ModelDisk, filter: DeliveryFilter): readonly ModelDelivery[] =>
  [...disk.deliveries.values()].filter((delivery) => fits(delivery, filter));

export function deliveries(disk: ModelDisk, filter: DeliveryFilter, page: Page): DeliveryPage {
  const start = sequenceOf(page.cursor);
  const all = fitting(disk, filter);
  const found = page.oldestFirst
    ? all.filter(({ sequence }) => page.cursor === undefined || sequence > start)
    : all.filter(({ sequence }) => sequence < start).toReversed();
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return { rows: rows.map(deliveryRow), ...(found.length > rows.length && last && { next: String(last.sequence) }) };
}

export function delivery(disk: ModelDisk, id: string): DeliveryDetail | undefined {
  const found = disk.deliveries.get(id);
  if (found === undefined) return undefined;
  const { event, corrected, frozen, elements } = found;
  const history = Object.freeze(disk.history.filter((entry) => entry.delivery === id));
  const resentAs = [...disk.deliveries.values()].filter(({ of }) => of === id).map((repeat) => repeat.id);
  const { replacedBy } = found;
  const replaces = [...disk.deliveries.values()].find((other) => other.replacedBy === id)?.id ?? null;
  const links = { resentAs, replacedBy, replaces };
  return Object.freeze({ delivery: deliveryRow(found), event, corrected, ...links, frozen, elements, history });
}

export function events(disk: ModelDisk, { type }: { readonly type?: string }, page: Page): readonly StoredEvent[] {
  const before = sequenceOf(page.cursor);
  return [...disk.events.values()]
    .filter((event) => !event.test && event.sequence < before && (type === undefined || event.type === type))
    .toReversed()
    .slice(0, page.limit);
}

export function backlogs(disk: ModelDisk): readonly Backlog[] {
  const counts = new Map<string, number>();
  for (const { state, parked, webhook } of disk.unfinished) {
    if (state === 'waiting' && parked === null) counts.set(webhook, (counts.get(webhook) ?? 0) + 1);
  }
  return [...counts]
    .map(([webhook, waiting]) => ({ webhook, waiting }))
    .toSorted((one, other) => (one.webhook < other.webhook ? -1 : 1));
}

export function countDeliveries(
  disk: ModelDisk,
  filter: DeliveryFilter,
): { readonly [state in DeliveryState]: number } {
  const counts = { waiting: 0, sending: 0, delivered: 0, failed: 0, skipped: 0, cancelled: 0 };
  for (const { state } of fitting(disk, filter)) counts[state] += 1;
  return counts;
}

export function cancelDeliveries(
  disk: ModelDisk,
  filter: DeliveryFilter,
  at: number,
  reason: string,
  entry: HistoryEntry,
): readonly string[] {
  const waiting = fitting(disk, filter).filter(({ state }) => state === 'waiting');
  cancel(disk, waiting, at, reason, entry);
  return waiting.map(({ id }) => id);
}

export function unpark(
  disk: ModelDisk,
  { reason, webhook }: { readonly reason: ParkedReason; readonly webhook?: string },
  at: number,
): number {
  const parked = [...disk.unfinished].filter(
    (one) => one.parked === reason && (webhook === undefined || one.webhook === webhook),
  );
  for (const delivery of parked) unparkOne(delivery, at);
  return parked.length;
}

export function bringForward(disk: ModelDisk, now: number): number {
  let count = 0;
  for (const delivery of disk.unfinished) {
    const { due, heldUntil, coalesceKey, updatedAt } = delivery;
    const isHeld = coalesceKey !== null && heldUntil > now;
    if (updatedAt <= now || (!isHeld && (due === null || due <= now))) continue;
    if (due !== null && due > now) delivery.due = now + Math.max(0, due - updatedAt);
    if (isHeld) {
      delivery.heldUntil = now + Math.max(0, heldUntil - updatedAt);
      delivery.heldSince = Math.min(delivery.heldSince, now);
    }
    delivery.updatedAt = now;
    count += 1;
  }
  return count;
}

function sequenceOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(cursor)) throw PAGE_CURSOR_INVALID({ cursor });
  return Number(cursor);
}

const deliveryRow = (delivery: ModelDelivery): DeliveryRow =>
  Object.freeze({
    id: delivery.id,
    origin: delivery.origin,
    of: delivery.of,
    messageId: delivery.messageId,
    eventId: delivery.event.id,
    eventType: delivery.event.type,
    table: delivery.event.table,
    key: delivery.event.key,
    webhook: delivery.webhook,
    tried: delivery.tried,
    lane: delivery.lane,
    orderKey: delivery.orderKey,
    state: delivery.state,
    due: delivery.due,
    parked: delivery.parked,
    blocked: delivery.blocked,
    attempts: delivery.attempts,
    interruptions: delivery.interruptions,
    version: delivery.version,
    failure: delivery.failure,
    reason: delivery.reason,
    createdAt: delivery.createdAt,
    updatedAt: delivery.updatedAt,
    expires: delivery.expires,
  });
