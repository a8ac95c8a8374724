import { wentWell, type Exchange } from '../network/exchange.ts';
import type { MirroredDelivery } from '../record/mirror.ts';
import type { Rule } from './rule.ts';

/** How long something may lie about in a world at rest in which nothing stands in its way. */
const longestIdleMs = 5000;
/** For which a receiver may ask. */
const longestSilenceMs = 21_000;
/** The same where a breaker, a rate window or the receiver's own wish may hold it back. */
const longestHeldBackMs = 20 * 60_000;

/**
 * Who can be sent is sent: an event is matched, and a due delivery begins, as soon as its lane allows it. A forgotten
 * wake-up would be a delivery that comes hours too late, with the next one that happens to use its lane.
 */
export const nothingLiesIdle: Rule = {
  name: 'nothing lies idle',
  watch(account, violated) {
    const { mirror, webhooks } = account;
    const storedAt = new Map<number, number>();
    const lastEnded = new Map<string, Exchange>();
    const lastRefusedAt = new Map<string, number>();
    const underWay = new Map<string, Set<Exchange>>();
    const told = new Set<string>();
    const busySince = new Map<string, number>();

    const laneIdOf = (delivery: string): string => mirror.deliveries.get(delivery)?.lane ?? '';
    /** A save may move a delivery to another lane while it is sent; what became of the call its first lane learns. */
    const leasedIn = new Map<string, string>();
    const laneOf = ({ delivery }: Exchange): string => leasedIn.get(delivery) ?? laneIdOf(delivery);

    function heldBack(lane: string, now: number): boolean {
      const last = lastEnded.get(lane);
      const limits = [...webhooks.current.values()].find((webhook) => webhook.lane === lane)?.limits;
      if ((limits?.rates ?? []).length > 0 || (underWay.get(lane)?.size ?? 0) > 0) return true;
      if (now - (lastRefusedAt.get(lane) ?? 0) < longestSilenceMs) return true;
      return last !== undefined && !wentWell(last);
    }

    function check(delivery: MirroredDelivery, now: number): void {
      const webhook = webhooks.current.get(delivery.webhook);
      if (delivery.state !== 'waiting' || delivery.held || webhook?.status !== 'active') return;
      if (webhooks.isPaused(delivery.lane) || !mirror.isHead(delivery)) return;
      const switchedAt = Math.max(webhook.statusAt, webhooks.pauseChangedAt(delivery.lane));
      const since = Math.max(delivery.due, switchedAt, account.calmSince, busySince.get(delivery.lane) ?? 0);
      const patience = heldBack(delivery.lane, now) ? longestHeldBackMs : longestIdleMs;
      if (now - since <= patience || told.has(delivery.lane)) return;
      told.add(delivery.lane);
      violated(`${delivery.id} lies idle since ${now - since} ms in ${delivery.lane}`);
    }

    return {
      committed({ operation, args, result, at }) {
        if (operation === 'claim') for (const { id, lane } of result) leasedIn.set(id, lane);
        if (operation === 'match') for (const id of result.started) leasedIn.set(id, laneIdOf(id));
        // A lane also works on deliveries that end without a call: they expire, or cannot be built.
        if (operation === 'settle') for (const { delivery } of args[2]) busySince.set(laneIdOf(delivery), at);
        if (operation !== 'accept') return;
        for (const verdict of result) {
          if (verdict.kind !== 'accepted') continue;
          for (const { sequence, known } of verdict.events) if (!known) storedAt.set(sequence, at);
        }
      },

      exchangeBegan(exchange) {
        const lane = laneOf(exchange);
        underWay.set(lane, (underWay.get(lane) ?? new Set()).add(exchange));
        busySince.set(lane, exchange.startedAt);
      },

      exchangeEnded(exchange) {
        for (const calls of underWay.values()) calls.delete(exchange);
        busySince.set(laneOf(exchange), account.now);
        // What a frozen process hears after it has lost its lease, the breaker of the present one does not know.
        if (account.dispatches(exchange.process)) lastEnded.set(laneOf(exchange), exchange);
        if (exchange.status === 429) lastRefusedAt.set(laneOf(exchange), account.now);
      },

      looked() {
        const { now } = account;
        for (const [sequence, at] of storedAt) {
          if (mirror.matchedAt.has(sequence)) storedAt.delete(sequence);
          else if (now - Math.max(at, account.calmSince) > longestIdleMs) {
            violated(`event ${sequence} is not matched after ${now - at} ms`);
          }
        }
        for (const delivery of mirror.unfinished) check(delivery, now);
      },
    };
  },
};
