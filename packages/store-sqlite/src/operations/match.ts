import type { DueQueue, EventMatch, Lease, MatchResult, NewDelivery, NewEvent, Replaced } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { Replace } from './coalesce.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';
import type { LeasedDeliveries } from './leased-deliveries.ts';
import type { IsPaused } from './pauses.ts';
import type { FindWebhookNow } from './webhook-now.ts';

interface Written {
  readonly started: string[];
  readonly waiting: string[];
  readonly ended: string[];
  readonly replaced: Replaced[];
  readonly released: DueQueue[];
}

export function matchOperation(
  { prepare, counters }: Connection,
  history: HistoryWriter,
  line: OrderLine,
  findWebhook: FindWebhookNow,
  isPaused: IsPaused,
  leased: LeasedDeliveries,
  raise: (event: NewEvent) => void,
  replace: Replace,
) {
  const takeUnmatched = prepare('DELETE FROM unmatched WHERE event = ?');
  const insertMatched = prepare('INSERT INTO matched VALUES (?, ?, ?)');
  const isCancelled = prepare("SELECT 1 FROM run WHERE id = ? AND state = 'cancelled'");
  const isStored = prepare('SELECT 1 FROM event WHERE sequence = ?');
  const rangeBefore = prepare('SELECT last, revision FROM matched WHERE first <= ? ORDER BY first DESC LIMIT 1');
  const insert = prepare(`
    INSERT INTO delivery (sequence, id, event, webhook, lane, order_key, blocked, state, due, parked, version, failure,
      reason, created_at, updated_at, expires, elements, lease, lease_until, coalesce_key, held_since, held_until)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  function write(lease: Lease, event: number, wanted: NewDelivery, written: Written): void {
    const { status, lane = wanted.lane } = findWebhook(wanted.webhook);
    if (status === 'deleted') return;
    const { ended } = wanted;
    const replaced = ended ? undefined : replace(wanted);
    const blocked = !ended && wanted.orderKey !== undefined && line.isTaken(wanted.orderKey);
    const inactive = !ended && status === 'inactive';
    const waits = blocked || status !== 'active' || isPaused(lane, wanted.webhook);
    const start = ended || waits ? undefined : wanted.start;
    const state = ended ? ended.state : start ? 'sending' : 'waiting';
    const coalesces = state === 'waiting' ? wanted.coalesces : undefined;
    const heldSince = replaced?.heldSince ?? wanted.createdAt;
    const due = coalesces ? Math.min(wanted.due, heldSince + coalesces.longestMs) : wanted.due;
    insert.run(
      counters.delivery + 1,
      wanted.id,
      event,
      wanted.webhook,
      lane,
      wanted.orderKey ?? null,
      ended || wanted.orderKey === undefined ? null : Number(blocked),
      state,
      state === 'waiting' && !blocked && !inactive ? due : null,
      inactive ? 'inactive' : null,
      start ? start.version : null,
      ended?.failure ?? null,
      ended?.reason ?? null,
      wanted.createdAt,
      wanted.createdAt,
      wanted.expires,
      wanted.elements ? JSON.stringify(wanted.elements) : null,
      start ? lease.token : null,
      start ? lease.until : null,
      coalesces ? coalesces.key : null,
      coalesces ? heldSince : null,
      coalesces ? due : null,
    );
    counters.delivery += 1;
    if (start && wanted.orderKey === undefined) leased.remember(wanted.id, counters.delivery);
    (ended ? written.ended : start ? written.started : written.waiting).push(wanted.id);
    if (replaced) written.replaced.push({ delivery: replaced.delivery, by: wanted.id });
    if (replaced?.released) written.released.push(replaced.released);
    if (wanted.entry) history.write(wanted.entry);
    if (wanted.raises) raise(wanted.raises);
  }

  /** Neighbours that were matched with the same revision share a row. */
  function writeMatched(events: readonly number[], revision: number): void {
    let [first, last] = [events[0], events[0]];
    for (const event of events) {
      if (first !== undefined && last !== undefined && event > last + 1) {
        insertMatched.run(first, last, revision);
        first = event;
      }
      last = event;
    }
    if (first !== undefined && last !== undefined) insertMatched.run(first, last, revision);
  }

  return {
    matchedWith(event: number): number | undefined {
      // Forgotten events may stand in a range with others.
      if (isStored.first(event) === undefined) return undefined;
      const [last, revision] = rangeBefore.first<[last: number, revision: number]>(event) ?? [];
      return last !== undefined && event <= last ? revision : undefined;
    },

    match(lease: Lease, matches: readonly EventMatch[]): MatchResult {
      const written: Written = { started: [], waiting: [], ended: [], replaced: [], released: [] };
      const matched = new Map<number, number[]>();
      for (const { event, revision, run, deliveries } of matches) {
        if (takeUnmatched.count(event) === 0) continue;
        const events = matched.get(revision) ?? [];
        events.push(event);
        matched.set(revision, events);
        if (run !== undefined && isCancelled.first(run) !== undefined) continue;
        const webhooks = new Set<string>();
        for (const wanted of deliveries) {
          if (webhooks.has(wanted.webhook)) continue;
          webhooks.add(wanted.webhook);
          write(lease, event, wanted, written);
        }
      }
      for (const [revision, events] of matched) {
        writeMatched(
          events.toSorted((one, other) => one - other),
          revision,
        );
      }
      return { ...written, lastHistory: counters.history };
    },
  };
}
