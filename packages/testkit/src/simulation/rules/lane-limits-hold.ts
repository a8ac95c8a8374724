import { defaultConcurrency } from '@eilbote/core';
import type { Exchange } from '../network/exchange.ts';
import type { Rule } from './rule.ts';

/** Calls that begin at their distance may come closer on their way: one name is found sooner than another. */
const jitterMs = 130;
/** After a save the dispatcher may have to be told by the database, and what it has leased goes out with the old limits. */
const changeMs = 2000;

/**
 * A lane never has more calls under way than it may, nor begins more in a rate window. Calls that were cut off by a
 * death or a take-over are not known to the successor and count for nobody; nor do those from before a change of limits.
 */
export const laneLimitsHold: Rule = {
  name: 'lane limits hold',
  watch(account, violated) {
    const { mirror, webhooks } = account;
    const laneOf = new Map<Exchange, string>();
    const underWay = new Map<string, Set<Exchange>>();
    const started = new Map<string, Exchange[]>();
    const changedAt = new Map<string, number>();

    /** The dispatcher of today has begun it itself. */
    const isOwn = ({ process, startedAt }: Exchange): boolean =>
      account.dispatches(process) && startedAt >= (mirror.dispatcher?.since ?? 0);
    /** Or has found it in what the one before has left. */
    const isKnown = (exchange: Exchange): boolean => exchange.settledAt !== undefined || isOwn(exchange);

    function check(exchange: Exchange, lane: string): void {
      const { startedAt } = exchange;
      const changed = changedAt.get(lane);
      const since = changed === undefined ? 0 : changed + changeMs;
      if (startedAt < since || (changed !== undefined && account.calmSince > startedAt)) return;
      const limits = [...webhooks.current.values()].find((webhook) => webhook.lane === lane)?.limits ?? {};
      const { concurrency = defaultConcurrency, rates = [] } = limits;
      const calls = [...(underWay.get(lane) ?? [])].filter((call) => call.startedAt >= since && isOwn(call)).length;
      if (calls > concurrency) violated(`${lane} has ${calls} calls under way`);
      for (const { calls: most, seconds } of rates) {
        const from = Math.max(startedAt - seconds * 1000 + jitterMs, since);
        // What it had begun before it was frozen reaches the network only now.
        if (exchange.process.resumedAt > from) continue;
        const inWindow = (started.get(lane) ?? []).filter((call) => call.startedAt > from && isKnown(call)).length;
        if (inWindow > most) violated(`${lane} began ${inWindow} of ${most} calls in ${seconds} s`);
      }
    }

    return {
      committed(commit) {
        if (commit.operation !== 'saveWebhook' || commit.args[0].previousVersion === 0) return;
        changedAt.set(commit.args[0].lane, commit.at);
        // It may have had another lane before.
        for (const exchange of laneOf.keys()) {
          const lane = laneOf.get(exchange) ?? '';
          if (mirror.deliveries.get(exchange.delivery)?.webhook === commit.args[0].id) changedAt.set(lane, commit.at);
        }
      },

      exchangeBegan(exchange) {
        const delivery = mirror.deliveries.get(exchange.delivery);
        // The later ones of several calls go on where the first one was made.
        const lane = exchange.content.step === undefined ? delivery?.lane : delivery?.leasedIn;
        if (lane === undefined || !account.dispatches(exchange.process)) return;
        laneOf.set(exchange, lane);
        underWay.set(lane, (underWay.get(lane) ?? new Set()).add(exchange));
        const starts = started.get(lane);
        if (starts === undefined) started.set(lane, [exchange]);
        else starts.push(exchange);
        check(exchange, lane);
      },

      exchangeEnded(exchange) {
        underWay.get(laneOf.get(exchange) ?? '')?.delete(exchange);
      },
    };
  },
};
