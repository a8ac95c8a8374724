import type { ParkedReason, WaitingCount, WebhookSave } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { WaitingColumns } from './cancel.ts';
import { isListed } from './delivery-row.ts';
import type { OrderLine } from './order-line.ts';

/** What a change of a webhook does to those of its deliveries that have not ended. */
export function waitingDeliveries({ prepare }: Connection, line: OrderLine) {
  const waiting = `webhook = ? AND state = 'waiting'`;
  const untried = `NOT EXISTS (SELECT 1 FROM frozen_request WHERE frozen_request.delivery = delivery.sequence)`;
  const unparked = `parked = NULL, updated_at = ?1,
    due = CASE WHEN blocked = 1 THEN NULL ELSE max(?1, coalesce(held_until, ?1)) END`;

  const all = prepare(`SELECT sequence, id, order_key FROM delivery WHERE ${waiting} ORDER BY sequence`);
  const held = prepare(
    `SELECT sequence, id, order_key FROM delivery WHERE ${waiting} AND parked = 'inactive' ORDER BY sequence`,
  );
  const count = prepare(`
    SELECT count(*), coalesce(sum(${untried}), 0), coalesce(sum(parked IS 'inactive'), 0) FROM delivery
    WHERE ${waiting}`);
  const park = prepare(`
    UPDATE delivery SET parked = 'inactive', due = NULL, updated_at = ?
    WHERE ${waiting} AND parked IS NOT 'inactive'`);
  const unparkAll = prepare(`UPDATE delivery SET ${unparked} WHERE parked = ?2`);
  const unparkOfWebhook = prepare(`UPDATE delivery SET ${unparked} WHERE parked = ?2 AND webhook = ?3`);
  const unparkBlocked = prepare(
    `UPDATE delivery SET ${unparked} WHERE webhook = ?2 AND state = 'waiting' AND parked <> 'inactive'`,
  );
  const forward = prepare(`
    UPDATE delivery SET due = ?1 + max(0, due - updated_at), updated_at = ?1
    WHERE due IS NOT NULL AND due > ?1 AND updated_at > ?1`);
  // What is held back for later changes, also behind others of its order key, where it is not due at all.
  const forwardHeld = prepare(`
    UPDATE delivery SET due = CASE WHEN due > ?1 THEN ?1 + max(0, due - updated_at) ELSE due END,
      held_until = ?1 + max(0, held_until - updated_at), held_since = min(held_since, ?1), updated_at = ?1
    WHERE coalesce_key IS NOT NULL AND held_until > ?1 AND updated_at > ?1`);
  const users = prepare('SELECT id FROM webhook WHERE connection = ? AND deleted_at IS NULL');
  const unpin = prepare(`UPDATE delivery SET version = NULL WHERE ${waiting} AND version IS NOT NULL AND ${untried}`);
  const unpinHeld = prepare(
    `UPDATE delivery SET version = NULL WHERE ${waiting} AND parked = 'inactive' AND version IS NOT NULL AND ${untried}`,
  );
  const pin = prepare(`UPDATE delivery SET version = ?2 WHERE webhook = ?1 AND state = 'waiting'
    AND version IS NULL AND ${untried}`);
  const moveWaiting = prepare(`UPDATE delivery SET lane = ?2 WHERE webhook = ?1 AND state = 'waiting' AND lane <> ?2`);
  const moveSending = prepare(
    `UPDATE delivery SET lane = ?2 WHERE state = 'sending' AND ${isListed} AND webhook = ?1 AND lane <> ?2`,
  );

  const inLine = `webhook = ?1 AND blocked IS NOT NULL`;
  const ordered = prepare(`
    SELECT order_key FROM delivery WHERE state = 'waiting' AND ${inLine}
    UNION SELECT order_key FROM delivery WHERE state = 'sending' AND ${isListed} AND ${inLine}
    UNION SELECT order_key FROM delivery WHERE state = 'failed' AND ${inLine}`);
  const holding = prepare(`SELECT DISTINCT order_key FROM delivery WHERE state = 'failed' AND ${inLine}`);
  const unblock = prepare(`
    UPDATE delivery SET order_key = NULL, blocked = NULL, updated_at = CASE WHEN blocked = 1 THEN ?2 ELSE updated_at END,
      due = CASE WHEN blocked = 1 AND parked IS NOT 'inactive' THEN max(?2, coalesce(held_until, ?2)) ELSE due END
    WHERE state = 'waiting' AND ${inLine}`);
  const leaveWhileSending = prepare(
    `UPDATE delivery SET order_key = NULL, blocked = NULL WHERE state = 'sending' AND ${isListed} AND ${inLine}`,
  );
  const letGo = prepare(`UPDATE delivery SET blocked = NULL WHERE state = 'failed' AND ${inLine}`);

  const unpark = (reason: ParkedReason, webhook: string | undefined, at: number): number =>
    webhook === undefined ? unparkAll.count(at, reason) : unparkOfWebhook.count(at, reason, webhook);

  return {
    all: (webhook: string): readonly WaitingColumns[] => all.all<WaitingColumns>(webhook),
    held: (webhook: string): readonly WaitingColumns[] => held.all<WaitingColumns>(webhook),

    count(webhook: string): WaitingCount {
      const [total = 0, notTried = 0, parked = 0] = count.first<[number, number, number]>(webhook) ?? [];
      return { untried: notTried, tried: total - notTried, held: parked };
    },

    bringForward: (now: number): number => forwardHeld.count(now) + forward.count(now),

    park(webhook: string, at: number): void {
      park.run(at, webhook);
    },

    unpark,

    /** Makes those due that are parked for another reason than inactivity. */
    unparkOfConnection(connection: string, at: number): void {
      for (const [webhook] of users.all<[string]>(connection)) unparkBlocked.run(at, webhook);
    },

    /** Makes those due that were parked because the webhook was inactive. */
    unparkHeld(webhook: string, choice: 'rebuild' | 'keep', at: number): void {
      if (choice === 'rebuild') unpinHeld.run(webhook);
      unpark('inactive', webhook, at);
    },

    moveToSaved({ id, lane, waiting: choice, previousVersion, at }: WebhookSave): void {
      if (choice === 'rebuild') unpin.run(id);
      if (choice === 'keep') pin.run(id, previousVersion);
      moveWaiting.run(id, lane);
      moveSending.run(id, lane);
      unparkBlocked.run(at, id);
    },

    /** The deliveries of the webhook leave the order, and what stood behind them goes on. */
    endOrder(webhook: string, at: number): void {
      const keys = ordered.all<[string]>(webhook);
      if (keys.length === 0) return;
      unblock.run(webhook, at);
      leaveWhileSending.run(webhook);
      letGo.run(webhook);
      for (const [key] of keys) line.release(key, at);
    },

    /** Failed deliveries that hold their order key let it go. */
    endHolding(webhook: string, at: number): void {
      const keys = holding.all<[string]>(webhook);
      letGo.run(webhook);
      for (const [key] of keys) line.release(key, at);
    },
  };
}
