import type { HistoryEntry, RestorationBeginning, RestorationRow, RestoredEnd } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { isListed } from './delivery-row.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';

type RestorationColumns = readonly [at: number, lastHistory: number, loggedUpTo: number, settled: number];
type WaitingColumns = readonly [sequence: number, orderKey: string | null];

/** In the place of a lane: the pause of everything. */
const everything = '';

const inactive = "(SELECT id FROM webhook WHERE status = 'inactive' AND deleted_at IS NULL)";

export function restorationOperations({ prepare, counters }: Connection, history: HistoryWriter, line: OrderLine) {
  const begin = prepare('INSERT INTO restoration (at, last_history, logged_up_to) VALUES (?, ?, ?)');
  const current = prepare(`
    SELECT at, last_history, logged_up_to, settled FROM restoration WHERE ended_at IS NULL
    ORDER BY sequence DESC LIMIT 1`);
  const setPause = prepare(`
    INSERT INTO pause (lane, paused, reason, since) VALUES (?, ?, ?, ?)
    ON CONFLICT (lane) DO UPDATE SET paused = excluded.paused, reason = excluded.reason, since = excluded.since`);
  const wait = prepare(`
    UPDATE delivery SET state = 'waiting', due = iif(webhook IN ${inactive}, NULL, ?1),
      parked = iif(webhook IN ${inactive}, 'inactive', NULL), lease = NULL, lease_until = NULL, updated_at = ?1
    WHERE state = 'sending' AND ${isListed} AND origin <> 'test'`);
  // A backfill goes on only where a person starts it again.
  const cancelRuns = prepare(`
    UPDATE run SET state = 'cancelled', updated_at = ? WHERE state = 'running' AND kind = 'resend'`);
  const release = prepare(`
    UPDATE dispatcher SET epoch = epoch + 1, owner = NULL, pid = NULL, host = NULL, since = NULL`);
  const waiting = prepare("SELECT sequence, order_key FROM delivery WHERE id = ? AND state = 'waiting'");
  const end = prepare(`
    UPDATE delivery SET state = ?, attempts = ?, failure = ?, reason = ?, due = NULL, parked = NULL, blocked = NULL,
      coalesce_key = NULL, updated_at = ? WHERE sequence = ?`);
  const count = prepare('UPDATE restoration SET settled = settled + ? WHERE ended_at IS NULL');
  const finish = prepare('UPDATE restoration SET ended_at = ? WHERE ended_at IS NULL');

  return {
    beginRestoration({ at, loggedUpTo, reason, entry }: RestorationBeginning): void {
      finish.run(at);
      begin.run(at, counters.history, loggedUpTo);
      counters.revision += 1;
      counters.history = Math.max(counters.history, loggedUpTo);
      setPause.run(everything, 1, reason, at);
      wait.run(at);
      cancelRuns.run(at);
      release.run();
      history.write(entry);
    },

    restoration(): RestorationRow | undefined {
      const [at, lastHistory = 0, loggedUpTo = 0, settled = 0] = current.first<RestorationColumns>() ?? [];
      return at === undefined ? undefined : { at, lastHistory, loggedUpTo, settled };
    },

    settleRestored(ends: readonly RestoredEnd[], at: number): readonly string[] {
      const settled = ends.flatMap(({ delivery, state, attempts, end: why, entry }) => {
        const [sequence, orderKey = null] = waiting.first<WaitingColumns>(delivery) ?? [];
        if (sequence === undefined) return [];
        end.run(state, attempts, why?.failure ?? null, why?.reason ?? null, at, sequence);
        history.write(entry);
        if (orderKey !== null) line.release(orderKey, at);
        return [delivery];
      });
      if (settled.length > 0) count.run(settled.length);
      return settled;
    },

    endRestoration(at: number, entry: HistoryEntry): boolean {
      if (finish.count(at) === 0) return false;
      counters.revision += 1;
      setPause.run(everything, 0, null, at);
      history.write(entry);
      return true;
    },
  };
}
