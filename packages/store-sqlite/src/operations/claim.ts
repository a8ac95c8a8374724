import type { Claim, ClaimedDelivery, DeliveryOrigin, DueQueue, FrozenRequest, HttpMethod, Lease } from '@eilbote/core';
import { type Connection, limited } from '../connection/connection.ts';
import { isListed } from './delivery-row.ts';
import { builtFromColumns, storedEvent } from './event-row.ts';
import type { LeasedDeliveries } from './leased-deliveries.ts';
import type { IsPaused } from './pauses.ts';

type ClaimedColumns = readonly [
  sequence: number,
  id: string,
  webhook: string,
  lane: string,
  orderKey: string | null,
  version: number | null,
  createdAt: number,
  expires: number,
  elements: string | null,
  attempts: number,
  interruptions: number,
  method: HttpMethod | null,
  contentType: string | null,
  body: string | null,
  messageId: string,
  origin: DeliveryOrigin,
  of: string | null,
  correction: number | null,
  tried: string | null,
];

const columns = `delivery.sequence, delivery.id, delivery.webhook, delivery.lane, delivery.order_key, delivery.version,
  delivery.created_at, delivery.expires, delivery.elements, delivery.attempts, delivery.interruptions,
  frozen_request.method, frozen_request.content_type, frozen_request.body, coalesce(delivery.message_id, delivery.id),
  delivery.origin, delivery.repeats, corrected_event.delivery, delivery.tried, ${builtFromColumns}`;
const firstEventColumn = 19;
const tables = `delivery CROSS JOIN event ON event.sequence = delivery.event
  LEFT JOIN frozen_request ON frozen_request.delivery = delivery.sequence
  LEFT JOIN corrected_event ON corrected_event.delivery = delivery.sequence`;

export function claimOperations({ prepare }: Connection, leased: LeasedDeliveries, isPaused: IsPaused) {
  const due = prepare(`
    SELECT ${columns} FROM ${tables}
    WHERE delivery.lane = ? AND delivery.webhook = ? AND delivery.due <= ?
    ORDER BY delivery.due, delivery.sequence ${limited}`);
  const start = prepare(`
    UPDATE delivery SET state = 'sending', due = NULL, parked = NULL, coalesce_key = NULL, held_until = NULL,
      version = ?, updated_at = ?, lease = ?, lease_until = ? WHERE sequence = ?`);
  const abandoned = prepare(`
    SELECT ${columns} FROM ${tables}
    WHERE delivery.state = 'sending' AND ${isListed} AND delivery.lease_until < ?
    ORDER BY delivery.lease_until, delivery.sequence ${limited}`);
  const lend = prepare('UPDATE delivery SET lease = ?, lease_until = ? WHERE sequence = ?');
  const renewOne = prepare(`UPDATE delivery SET lease_until = ? WHERE id = ? AND lease = ? AND state = 'sending'`);
  const isClaimable = 'due IS NOT NULL';
  const nextWebhook = prepare(`
    SELECT lane, webhook, due FROM delivery WHERE ${isClaimable} AND lane = ? AND webhook > ?
    ORDER BY webhook, due LIMIT 1`);
  const nextLane = prepare(`
    SELECT lane, webhook, due FROM delivery WHERE ${isClaimable} AND lane > ? ORDER BY lane, webhook, due LIMIT 1`);
  type Queue = [lane: string, webhook: string, due: number];

  return {
    /** Two seeks for each queue, however many deliveries wait in it. */
    dueQueues(): readonly DueQueue[] {
      const queues: DueQueue[] = [];
      let row = nextLane.first<Queue>('');
      while (row) {
        const [lane, webhook, earliest] = row;
        if (!isPaused(lane, webhook)) queues.push({ lane, webhook, due: earliest });
        row = nextWebhook.first<Queue>(lane, webhook) ?? nextLane.first<Queue>(lane);
      }
      return queues;
    },

    claim(lease: Lease, now: number, claims: readonly Claim[]): readonly ClaimedDelivery[] {
      const claimed: ClaimedDelivery[] = [];
      for (const { lane, webhook, version, limit } of claims) {
        if (isPaused(lane, webhook)) continue;
        for (const row of due.all<ClaimedColumns>(lane, webhook, now, limit)) {
          start.run(row[5] ?? version, now, lease.token, lease.until, row[0]);
          if (row[4] === null) leased.remember(row[1], row[0]);
          claimed.push(claimedDelivery(row, version));
        }
      }
      return claimed;
    },

    reclaim: (lease: Lease, before: number, limit: number): readonly ClaimedDelivery[] =>
      abandoned.all<ClaimedColumns>(before, limit).map((row) => {
        lend.run(lease.token, lease.until, row[0]);
        return claimedDelivery(row, 0);
      }),

    renew: (token: string, deliveries: readonly string[], until: number): readonly string[] =>
      deliveries.filter((id) => renewOne.count(until, id, token) === 0),
  };
}

function claimedDelivery(row: ClaimedColumns, currentVersion: number): ClaimedDelivery {
  const [, id, webhook, lane, orderKey, version, createdAt, expires, elements, attempts, interruptions] = row;
  const [, , , , , , , , , , , method, contentType, body, messageId, origin, of, correction, tried] = row;
  return {
    id,
    messageId,
    origin,
    of,
    event: storedEvent(row, firstEventColumn),
    corrected: correction !== null,
    webhook,
    tried,
    lane,
    orderKey,
    version: version ?? currentVersion,
    createdAt,
    expires,
    elements: elementList(elements),
    attempts,
    interruptions,
    frozen: frozenRequest(method, contentType, body),
  };
}

export const elementList = (json: string | null): readonly number[] | null =>
  json === null ? null : (JSON.parse(json) as number[]);

export const frozenRequest = (
  method: HttpMethod | null,
  contentType: string | null,
  body: string | null,
): FrozenRequest | null => (method === null ? null : { method, contentType, body });
