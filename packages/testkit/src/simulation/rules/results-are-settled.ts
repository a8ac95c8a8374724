import type { Exchange } from '../network/exchange.ts';
import type { Rule } from './rule.ts';

/** How long a result may be on its way into the store in a world at rest. */
const longestMs = 10_000;
/** The same for one of several calls: the others of its attempt come first. */
const longestOfSeveralMs = 150_000;

/**
 * What became of a call is not thrown away: the process that made it writes it down, as long as it leads. And while it
 * leads, it makes no second call of the same delivery beside the first.
 */
export const resultsAreSettled: Rule = {
  name: 'results are settled',
  watch(account, violated) {
    const underWay = new Map<string, Exchange>();
    const unsettled = new Map<string, Exchange>();

    return {
      exchangeBegan(exchange) {
        const { delivery, number, process } = exchange;
        const other = underWay.get(delivery);
        if (other?.process === process && account.dispatches(process)) {
          violated(`call ${number} of ${delivery} began while call ${other.number} was under way`);
        }
        underWay.set(delivery, exchange);
        // The next one of several calls: they are written down together.
        if (unsettled.get(delivery)?.process === process) unsettled.delete(delivery);
      },

      exchangeEnded(exchange) {
        const { delivery, process } = exchange;
        if (underWay.get(delivery) === exchange) underWay.delete(delivery);
        if (account.dispatches(process)) unsettled.set(delivery, exchange);
      },

      committed(commit) {
        // Who has lost the lease has lost his results: the successor makes the call again.
        if (commit.operation === 'takeDispatch' && commit.result.taken) unsettled.clear();
        if (commit.operation !== 'settle') return;
        const refused = new Set(commit.result.refused);
        for (const { delivery } of commit.args[2]) {
          const isOwn = unsettled.get(delivery)?.process === commit.process;
          if (isOwn && !refused.has(delivery)) unsettled.delete(delivery);
        }
      },

      looked() {
        for (const { number, delivery, endedAt = 0, process, content } of unsettled.values()) {
          const most = content.step === undefined ? longestMs : longestOfSeveralMs;
          const since = Math.max(endedAt, account.calmSince);
          if (!account.dispatches(process) || account.now - since < most) continue;
          unsettled.delete(delivery);
          violated(`what became of call ${number} of ${delivery} was never written down`);
        }
      },
    };
  },
};
