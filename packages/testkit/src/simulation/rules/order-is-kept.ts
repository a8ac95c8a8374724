import { wasTaken, type Exchange } from '../network/exchange.ts';
import type { Rule } from './rule.ts';

/**
 * Where a webhook orders its deliveries, those of one record go out one after the other in order of acceptance: none
 * begins before those in front of it have ended, and the receiver takes each for the first time after the one before.
 */
export const orderIsKept: Rule = {
  name: 'order is kept',
  watch(account, violated) {
    const { mirror } = account;
    /** For each line the sequence that the receiver has taken last for the first time. */
    const taken = new Map<string, number>();
    const seen = new Set<string>();
    /** Calls of a process that was frozen and has lost its lease: the network cannot know. */
    const stray = new Set<Exchange>();

    function arrived({ number, delivery: id }: Exchange): void {
      const delivery = mirror.deliveries.get(id);
      if (delivery?.orderKey === undefined || seen.has(id)) return;
      seen.add(id);
      const line = `${delivery.orderKey} ${delivery.webhook}`;
      const last = taken.get(line) ?? 0;
      if (delivery.sequence < last) {
        violated(`call ${number}: event ${delivery.sequence} was taken after event ${last} (${line})`);
      }
      taken.set(line, Math.max(last, delivery.sequence));
    }

    return {
      exchangeBegan(exchange) {
        const { number, delivery: id, process } = exchange;
        if (!account.dispatches(process)) stray.add(exchange);
        const delivery = mirror.deliveries.get(id);
        if (delivery?.orderKey === undefined || !account.dispatches(process)) return;
        const before = mirror.byOrderKey
          .get(delivery.orderKey)
          ?.find((other) => other.sequence < delivery.sequence && (other.endedAt === undefined || other.holds));
        if (before === undefined) return;
        violated(`call ${number}: event ${delivery.sequence} went out before event ${before.sequence} was done`);
      },

      exchangeArrived(exchange) {
        if (wasTaken(exchange) && !stray.has(exchange)) arrived(exchange);
      },
    };
  },
};
