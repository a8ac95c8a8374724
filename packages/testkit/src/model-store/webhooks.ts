import type {
  WebhookAsOf,
  WaitingCount,
  WebhookRemoval,
  WebhookRow,
  WebhookSave,
  WebhookSaved,
  WebhookStatusChange,
  WebhookStatusRow,
  WebhookVersionRow,
} from '@eilbote/core';
import { cancel, waitingOf } from './cancel.ts';
import { type ModelDelivery, type ModelDisk, type ModelWebhook, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';

export function saveWebhook(disk: ModelDisk, save: WebhookSave): WebhookSaved {
  const known = disk.webhooks.get(save.id);
  if (known?.deleted || (known === undefined && save.previousVersion !== 0)) return { kind: 'unknown' };
  if (known && known.versions.length !== save.previousVersion) {
    return { kind: 'conflict', version: known.versions.length };
  }
  disk.revision += 1;
  const webhook = known ?? create(disk, save);
  const version: WebhookVersionRow = Object.freeze({
    webhook: save.id,
    version: webhook.versions.length + 1,
    revision: disk.revision,
    definition: save.definition,
    savedAt: save.at,
  });
  webhook.versions.push(version);
  webhook.connection = save.connection;
  webhook.lane = save.lane;
  webhook.holdsOrder = save.holdsOrder;
  if (webhook.status !== save.status) setStatus(disk, webhook, save.status, null, save.at);
  remember(disk, save.entry);
  const cancelled = save.waiting === 'cancel' ? waitingOf(disk, save.id) : [];
  cancel(disk, cancelled, save.at, 'webhookChanged', save.cancelEntry);
  moveWaiting(disk, save);
  if (save.endsOrder) endOrder(disk, save.id, save.at);
  if (!save.holdsOrder) endHolding(disk, save.id, save.at);
  if (save.status === 'inactive') park(disk, save.id, save.at);
  return { kind: 'saved', version: version.version, revision: disk.revision, cancelled: cancelled.length };
}

function create(disk: ModelDisk, { id, status, connection, lane, holdsOrder, at }: WebhookSave): ModelWebhook {
  const state = {
    status,
    statusReason: null,
    statusAt: at,
    connection,
    lane,
    createdAt: at,
    deleted: false,
    holdsOrder,
  };
  const webhook: ModelWebhook = { id, ...state, versions: [], statuses: [] };
  recordStatus(disk, webhook, { status, reason: null, at });
  disk.webhooks.set(id, webhook);
  return webhook;
}

export function setStatus(
  disk: ModelDisk,
  webhook: ModelWebhook,
  status: ModelWebhook['status'],
  reason: string | null,
  at: number,
): void {
  webhook.status = status;
  webhook.statusReason = reason;
  webhook.statusAt = at;
  recordStatus(disk, webhook, { status, reason, at });
}

function recordStatus({ revision }: ModelDisk, { statuses }: ModelWebhook, row: Omit<WebhookStatusRow, 'revision'>) {
  statuses.push(Object.freeze({ revision, ...row }));
}

export function webhookAsOf(disk: ModelDisk, id: string, asOf: number): WebhookAsOf | undefined {
  const webhook = disk.webhooks.get(id);
  if (webhook === undefined) return undefined;
  const last = <T extends { readonly revision: number }>(rows: readonly T[]): T | null =>
    rows.findLast(({ revision }) => revision <= asOf) ?? null;
  return { version: last(webhook.versions), status: last(webhook.statuses) };
}

function moveWaiting(disk: ModelDisk, save: WebhookSave): void {
  for (const delivery of disk.unfinished) {
    if (delivery.webhook !== save.id) continue;
    delivery.lane = save.lane;
    if (delivery.state !== 'waiting') continue;
    if (delivery.frozen === null && save.waiting === 'rebuild') delivery.version = null;
    if (delivery.frozen === null && save.waiting === 'keep') delivery.version ??= save.previousVersion;
    if (delivery.parked !== null && delivery.parked !== 'inactive') unparkOne(delivery, save.at);
  }
}

function endOrder(disk: ModelDisk, id: string, at: number): void {
  const own = [...disk.lines.values()].flat().filter(({ webhook }) => webhook === id);
  const blocked = own.filter((delivery) => delivery.blocked);
  leaveLine(disk, own, at);
  for (const delivery of own) if (disk.unfinished.has(delivery)) delivery.orderKey = null;
  for (const delivery of blocked) {
    delivery.updatedAt = at;
    if (delivery.parked !== 'inactive') delivery.due = Math.max(at, delivery.heldUntil);
  }
}

function endHolding(disk: ModelDisk, id: string, at: number): void {
  const holding = [...disk.lines.values()].flat().filter(({ webhook, state }) => webhook === id && state === 'failed');
  leaveLine(disk, holding, at);
}

function park(disk: ModelDisk, id: string, at: number): void {
  for (const delivery of waitingOf(disk, id)) {
    if (delivery.parked === 'inactive') continue;
    delivery.parked = 'inactive';
    delivery.due = null;
    delivery.updatedAt = at;
  }
}

export function unparkOne(delivery: ModelDelivery, at: number): void {
  delivery.parked = null;
  delivery.due = delivery.blocked ? null : Math.max(at, delivery.heldUntil);
  delivery.updatedAt = at;
}

export function setWebhookStatus(disk: ModelDisk, change: WebhookStatusChange): WebhookSaved {
  const webhook = disk.webhooks.get(change.id);
  if (webhook === undefined || webhook.deleted) return { kind: 'unknown' };
  disk.revision += 1;
  setStatus(disk, webhook, change.status, change.reason ?? null, change.at);
  remember(disk, change.entry);
  const waiting = waitingOf(disk, change.id);
  const concerned = change.status === 'inactive' ? waiting : waiting.filter(({ parked }) => parked === 'inactive');
  const cancelled = change.waiting === 'cancel' ? concerned : [];
  cancel(disk, cancelled, change.at, 'webhookChanged', change.cancelEntry);
  if (change.status === 'inactive') park(disk, change.id, change.at);
  else if (change.waiting === 'rebuild' || change.waiting === 'keep') {
    for (const delivery of concerned) {
      if (change.waiting === 'rebuild' && delivery.frozen === null) delivery.version = null;
      unparkOne(delivery, change.at);
    }
  }
  return {
    kind: 'saved',
    version: webhook.versions.length,
    revision: disk.revision,
    cancelled: cancelled.length,
  };
}

export function deleteWebhook(disk: ModelDisk, removal: WebhookRemoval): WebhookSaved {
  const webhook = disk.webhooks.get(removal.id);
  if (webhook === undefined || webhook.deleted) return { kind: 'unknown' };
  disk.revision += 1;
  webhook.deleted = true;
  recordStatus(disk, webhook, { status: 'deleted', reason: null, at: removal.at });
  remember(disk, removal.entry);
  const cancelled = waitingOf(disk, removal.id);
  cancel(disk, cancelled, removal.at, 'webhookDeleted', removal.cancelEntry);
  endHolding(disk, removal.id, removal.at);
  return {
    kind: 'saved',
    version: webhook.versions.length,
    revision: disk.revision,
    cancelled: cancelled.length,
  };
}

export function webhookRow(webhook: ModelWebhook): WebhookRow {
  const { id, status, statusReason, statusAt, connection, lane, createdAt, versions } = webhook;
  const { definition = '', savedAt = 0, version = 0 } = versions.at(-1) ?? {};
  const current = { version, definition, savedAt };
  return Object.freeze(Object.assign({ id, status, statusReason, statusAt, connection, lane, createdAt }, current));
}

export function countWaiting(disk: ModelDisk, webhook: string): WaitingCount {
  const waiting = waitingOf(disk, webhook);
  const tried = waiting.filter(({ frozen }) => frozen !== null).length;
  const held = waiting.filter(({ parked }) => parked === 'inactive').length;
  return { untried: waiting.length - tried, tried, held };
}
