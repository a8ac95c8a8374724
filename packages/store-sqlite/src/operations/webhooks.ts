import type {
  WaitingCount,
  WebhookRemoval,
  WebhookSave,
  WebhookSaved,
  WebhookStatus,
  WebhookStatusChange,
} from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { Cancel } from './cancel.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';
import { waitingDeliveries } from './waiting-deliveries.ts';
import type { RecordStatus } from './webhook-statuses.ts';

type SavedColumns = readonly [version: number, status: WebhookStatus, deletedAt: number | null];

export function webhookOperations(
  connection: Connection,
  history: HistoryWriter,
  line: OrderLine,
  cancel: Cancel,
  recordStatus: RecordStatus,
) {
  const { prepare, counters } = connection;
  const deliveries = waitingDeliveries(connection, line);
  const saved = prepare('SELECT version, status, deleted_at FROM webhook WHERE id = ?');
  const create = prepare(`
    INSERT INTO webhook (id, version, status, status_at, connection, lane, holds_order, created_at)
    VALUES (?, 1, ?, ?, ?, ?, ?, ?)`);
  const update = prepare('UPDATE webhook SET version = ?, connection = ?, lane = ?, holds_order = ? WHERE id = ?');
  const insertVersion = prepare('INSERT INTO webhook_version VALUES (?, ?, ?, ?, ?)');
  const setStatus = prepare('UPDATE webhook SET status = ?, status_reason = ?, status_at = ? WHERE id = ?');
  const remove = prepare('UPDATE webhook SET deleted_at = ? WHERE id = ?');

  /** Undefined for a webhook that is deleted or was never there. */
  function current(id: string): { readonly version: number; readonly status: WebhookStatus } | undefined {
    const [version, status, deletedAt] = saved.first<SavedColumns>(id) ?? [];
    return version === undefined || status === undefined || deletedAt !== null ? undefined : { version, status };
  }

  function write(save: WebhookSave, version: number, status: WebhookStatus): void {
    const { id, connection, lane, at } = save;
    const holdsOrder = Number(save.holdsOrder);
    if (version === 1) create.run(id, save.status, at, connection, lane, holdsOrder, at);
    else update.run(version, connection, lane, holdsOrder, id);
    insertVersion.run(save.id, version, counters.revision, save.definition, save.at);
    if (status !== save.status) setStatus.run(save.status, null, save.at, save.id);
    if (version === 1 || status !== save.status) recordStatus(id, { status: save.status, at });
  }

  const savedResult = (version: number, cancelled: number): WebhookSaved => ({
    kind: 'saved',
    version,
    revision: counters.revision,
    cancelled,
  });

  return {
    saveWebhook(save: WebhookSave): WebhookSaved {
      const known = current(save.id);
      const isNew = known === undefined && save.previousVersion === 0 && saved.first(save.id) === undefined;
      if (known === undefined && !isNew) return { kind: 'unknown' };
      if (known && known.version !== save.previousVersion) return { kind: 'conflict', version: known.version };
      const version = save.previousVersion + 1;
      counters.revision += 1;
      write(save, version, known?.status ?? save.status);
      history.write(save.entry);
      const cancelled = save.waiting === 'cancel' ? deliveries.all(save.id) : [];
      cancel(cancelled, save.at, 'webhookChanged', save.cancelEntry);
      deliveries.moveToSaved(save);
      if (save.endsOrder) deliveries.endOrder(save.id, save.at);
      if (!save.holdsOrder) deliveries.endHolding(save.id, save.at);
      if (save.status === 'inactive') deliveries.park(save.id, save.at);
      return savedResult(version, cancelled.length);
    },

    setWebhookStatus({ id, status, reason, waiting, at, entry, cancelEntry }: WebhookStatusChange): WebhookSaved {
      const known = current(id);
      if (known === undefined) return { kind: 'unknown' };
      counters.revision += 1;
      setStatus.run(status, reason ?? null, at, id);
      recordStatus(id, { status, reason, at });
      history.write(entry);
      const inactive = status === 'inactive';
      const cancelled = waiting === 'cancel' ? (inactive ? deliveries.all(id) : deliveries.held(id)) : [];
      cancel(cancelled, at, 'webhookChanged', cancelEntry);
      if (inactive) deliveries.park(id, at);
      else if (waiting === 'rebuild' || waiting === 'keep') deliveries.unparkHeld(id, waiting, at);
      return savedResult(known.version, cancelled.length);
    },

    deleteWebhook({ id, at, entry, cancelEntry }: WebhookRemoval): WebhookSaved {
      const known = current(id);
      if (known === undefined) return { kind: 'unknown' };
      counters.revision += 1;
      remove.run(at, id);
      recordStatus(id, { status: 'deleted', at });
      history.write(entry);
      const cancelled = deliveries.all(id);
      cancel(cancelled, at, 'webhookDeleted', cancelEntry);
      deliveries.endHolding(id, at);
      return savedResult(known.version, cancelled.length);
    },

    countWaiting: (webhook: string): WaitingCount => deliveries.count(webhook),

    unpark: deliveries.unpark,
    bringForward: deliveries.bringForward,
    unparkOfConnection: deliveries.unparkOfConnection,
  };
}
