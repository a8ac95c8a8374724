import type { DueQueue, LaneRow, NewEvent, Settlement, SettleResult } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { connectionMarks } from './connection-marks.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';
import type { LeasedDeliveries } from './leased-deliveries.ts';
import type { FindWebhookNow } from './webhook-now.ts';
import type { RecordStatus } from './webhook-statuses.ts';

type SettledColumns = readonly [
  sequence: number,
  webhook: string,
  lane: string,
  orderKey: string | null,
  blocked: number | null,
];

export interface AlsoSettled {
  readonly lanes?: readonly LaneRow[];
  readonly loggedUpTo?: number;
}

/** What settlements change beyond their deliveries. */
interface Consequences {
  readonly released: Map<string, DueQueue>;
  readonly marked: string[];
}

export function settleOperations(
  connection: Connection,
  history: HistoryWriter,
  line: OrderLine,
  findWebhook: FindWebhookNow,
  leasedHere: LeasedDeliveries,
  raise: (event: NewEvent) => void,
  recordStatus: RecordStatus,
) {
  const { prepare, counters } = connection;
  const marking = connectionMarks(connection, history);
  const leased = prepare(`
    SELECT sequence, webhook, lane, order_key, blocked FROM delivery WHERE id = ? AND lease = ? AND state = 'sending'`);
  const update = prepare(`
    UPDATE delivery SET state = ?, due = ?, parked = ?, blocked = ?, attempts = ?, interruptions = ?, failure = ?,
      reason = ?, updated_at = ?, lease = NULL, lease_until = NULL WHERE sequence = ?`);
  const endAt = prepare(`
    UPDATE delivery SET state = ?, attempts = ?, interruptions = ?, failure = ?, reason = ?, updated_at = ?,
      lease = NULL, lease_until = NULL
    WHERE sequence = ? AND lease = ? AND state = 'sending'`);
  const freeze = prepare('INSERT INTO frozen_request VALUES (?, ?, ?, ?) ON CONFLICT (delivery) DO NOTHING');
  const pause = prepare(`
    UPDATE webhook SET status = 'paused', status_reason = ?, status_at = ?
    WHERE id = ? AND status = 'active' AND deleted_at IS NULL`);
  const saveLane = prepare(
    'INSERT INTO lane (lane, state) VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET state = excluded.state',
  );
  const allLanes = prepare('SELECT lane, state FROM lane ORDER BY lane');

  /** The end of a delivery that was leased here and stands in no order: what nearly all settlements are. */
  function finish(sequence: number, settlement: Settlement, now: number): boolean {
    const { state, attempts, interruptions, frozen, lease } = settlement;
    const { failure = null, reason = null } = settlement.end ?? {};
    if (endAt.count(state, attempts, interruptions, failure, reason, now, sequence, lease) === 0) return false;
    if (frozen) freeze.run(sequence, frozen.method, frozen.contentType, frozen.body);
    for (const entry of settlement.entries) history.write(entry);
    if (settlement.raises?.failed) raise(settlement.raises.failed);
    return true;
  }

  /** False when another worker has the delivery. */
  function settleOne(settlement: Settlement, now: number, { released, marked }: Consequences): boolean {
    const release = (queue: DueQueue) => released.set(`${queue.lane}\n${queue.webhook}`, queue);
    const row = leased.first<SettledColumns>(settlement.delivery, settlement.lease);
    if (row === undefined) return false;
    const [sequence, webhook, lane, orderKey, blocked] = row;
    const { state, attempts, interruptions, end, frozen, marks, raises } = settlement;
    const waits = state === 'waiting';
    const { status, holdsOrder, connection: used } = findWebhook(webhook);
    const isStale = marks !== undefined && !marking.isInForce(marks, used);
    const parked = waits ? (status === 'inactive' ? 'inactive' : isStale ? null : (settlement.parked ?? null)) : null;
    const due = waits && parked !== 'inactive' ? ((isStale ? undefined : settlement.due) ?? now) : null;
    if (isStale && due !== null) release({ lane, webhook, due });
    const holds = state === 'failed' && settlement.holdsOrder === true && holdsOrder;
    const inLine = waits || holds ? blocked : null;
    const { failure = null, reason = null } = end ?? {};
    update.run(state, due, parked, inLine, attempts, interruptions, failure, reason, now, sequence);
    if (frozen) freeze.run(sequence, frozen.method, frozen.contentType, frozen.body);
    if (orderKey !== null && inLine === null && blocked !== null) {
      const queue = line.release(orderKey, now);
      if (queue) release(queue);
    }
    if (settlement.pausesWebhook !== undefined) {
      const paused = pause.count(settlement.pausesWebhook, now, webhook);
      counters.revision += paused;
      if (paused > 0) recordStatus(webhook, { status: 'paused', reason: settlement.pausesWebhook, at: now });
      if (raises?.paused && paused > 0) raise(raises.paused);
    }
    for (const entry of settlement.entries) history.write(entry);
    if (marks !== undefined && !isStale && marking.mark(marks, now)) {
      marked.push(settlement.delivery);
      if (raises?.marked) raise(raises.marked);
    }
    if (raises?.failed) raise(raises.failed);
    return true;
  }

  return {
    settle(now: number, settlements: readonly Settlement[], also: AlsoSettled = {}): SettleResult {
      const refused: string[] = [];
      const consequences: Consequences = { released: new Map(), marked: [] };
      for (const settlement of settlements) {
        const isEnd = settlement.state !== 'waiting' && settlement.pausesWebhook === undefined;
        const sequence = leasedHere.take(settlement.delivery);
        const settled =
          isEnd && sequence !== undefined
            ? finish(sequence, settlement, now)
            : settleOne(settlement, now, consequences);
        if (!settled) refused.push(settlement.delivery);
      }
      for (const { lane, state } of also.lanes ?? []) saveLane.run(lane, state);
      counters.logged = Math.max(counters.logged, also.loggedUpTo ?? 0);
      const { history: lastHistory, revision } = counters;
      const { released, marked } = consequences;
      return { refused, marked, released: [...released.values()], lastHistory, revision };
    },
    lanes: (): readonly LaneRow[] => allLanes.all<[string, string]>().map(([lane, state]) => ({ lane, state })),
  };
}
