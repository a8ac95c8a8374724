import type { PauseChange, PauseRow, PauseSet } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { isListed } from './delivery-row.ts';
import type { HistoryWriter } from './history.ts';
import type { FindWebhookNow } from './webhook-now.ts';

type PauseColumns = readonly [lane: string, paused: number, reason: string | null, since: number];

/** In the place of a lane: the pause of everything. */
const everything = '';

/** Whether deliveries of a webhook in a lane are under a pause: of the webhook, of the lane or of everything. */
export type IsPaused = (lane: string, webhook: string) => boolean;

/** Kept as long as the configuration revision stands, like what is known of webhooks. */
export function pausesNow({ prepare, counters }: Connection, findWebhook: FindWebhookNow): IsPaused {
  const select = prepare('SELECT lane FROM pause WHERE paused = 1');
  let paused: ReadonlySet<string> = new Set();
  let [revision, rollbacks] = [-1, -1];
  return (lane, webhook) => {
    if (revision !== counters.revision || rollbacks !== counters.rollbacks) {
      paused = new Set(select.all<[string]>().map(([one]) => one));
    }
    ({ revision, rollbacks } = counters);
    const { status } = findWebhook(webhook);
    return status === 'paused' || (status !== 'deleted' && (paused.has(lane) || paused.has(everything)));
  };
}

export function pauseOperations({ prepare, counters }: Connection, history: HistoryWriter) {
  const all = prepare('SELECT lane, paused, reason, since FROM pause ORDER BY lane');
  const isPaused = prepare('SELECT 1 FROM pause WHERE lane = ? AND paused = 1');
  const save = prepare(`
    INSERT INTO pause (lane, paused, reason, since) VALUES (?, ?, ?, ?)
    ON CONFLICT (lane) DO UPDATE SET paused = excluded.paused, reason = excluded.reason, since = excluded.since`);
  const sending = `SELECT id FROM delivery WHERE state = 'sending' AND ${isListed}`;
  const sendingAll = prepare(`${sending} ORDER BY sequence`);
  const sendingIn = prepare(`${sending} AND lane = ? ORDER BY sequence`);

  return {
    setPause({ lane, paused, reason, at, entry }: PauseChange): PauseSet {
      const place = lane ?? everything;
      const underWay = lane === null ? sendingAll.all<[string]>() : sendingIn.all<[string]>(lane);
      const changed = (isPaused.first(place) !== undefined) !== paused;
      if (changed) {
        counters.revision += 1;
        save.run(place, Number(paused), reason ?? null, at);
        history.write(entry);
      }
      return { changed, revision: counters.revision, sending: underWay.map(([id]) => id) };
    },

    pauses: (): readonly PauseRow[] =>
      all.all<PauseColumns>().map(([lane, paused, reason, since]) => {
        return { lane: lane === everything ? null : lane, paused: paused === 1, reason, since };
      }),
  };
}
