import type { DeliveryOrigin, DeliveryRow, DeliveryState, FailureClass, ParkedReason } from '@eilbote/core';

export type DeliveryColumns = readonly [
  sequence: number,
  id: string,
  eventId: string,
  eventType: string,
  table: string,
  key: string,
  webhook: string,
  lane: string,
  orderKey: string | null,
  state: DeliveryState,
  due: number | null,
  parked: ParkedReason | null,
  blocked: number | null,
  attempts: number,
  interruptions: number,
  version: number | null,
  failure: FailureClass | null,
  reason: string | null,
  createdAt: number,
  updatedAt: number,
  expires: number,
  origin: DeliveryOrigin,
  of: string | null,
  messageId: string,
  tried: string | null,
];

/** The columns of a delivery as it is shown, for tables or aliases named `delivery` and `event`. */
export const deliveryColumns = `delivery.sequence, delivery.id, event.id, event.type, event.record_table,
  event.record_key, delivery.webhook, delivery.lane, delivery.order_key, delivery.state, delivery.due, delivery.parked,
  delivery.blocked, delivery.attempts, delivery.interruptions, delivery.version, delivery.failure, delivery.reason,
  delivery.created_at, delivery.updated_at, delivery.expires, delivery.origin, delivery.repeats,
  coalesce(delivery.message_id, delivery.id), delivery.tried`;

/**
 * The condition of the index by state, word for word: SQLite does not see by itself that a delivery that is being sent
 * is none that was delivered.
 */
export const isListed = `delivery.state <> 'delivered'`;

export const deliveryColumnCount = 25;

export function deliveryRow(row: DeliveryColumns): DeliveryRow {
  const [, id, eventId, eventType, table, key, webhook, lane, orderKey, state, due, parked, blocked] = row;
  const [, , , , , , , , , , , , , attempts, interruptions, version, failure, reason, createdAt, updatedAt, ...more] =
    row;
  const [expires, origin, of, messageId, tried] = more;
  return {
    id,
    origin,
    of,
    messageId,
    eventId,
    eventType,
    table,
    key,
    webhook,
    tried,
    lane,
    orderKey,
    state,
    due,
    parked,
    blocked: blocked === 1,
    attempts,
    interruptions,
    version,
    failure,
    reason,
    createdAt,
    updatedAt,
    expires,
  };
}
