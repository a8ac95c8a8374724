import type { Rule } from './rule.ts';

/**
 * A delivery gives way only to a later one of the same webhook and record, and only if nobody was ever called for it.
 * And where a webhook holds deliveries back, none goes out before its time.
 */
export const replacedByTheLatest: Rule = {
  name: 'replaced by the latest',
  watch(account, violated) {
    const { mirror, published, exchangesOf } = account;
    const recordOf = (sequence: number) => published.get(mirror.eventIds.get(sequence) ?? '')?.record;

    return {
      committed(commit) {
        if (commit.operation !== 'match') return;
        for (const { delivery: id, by } of commit.result.replaced) {
          const [replaced, later] = [mirror.deliveries.get(id), mirror.deliveries.get(by)];
          if (replaced === undefined || later === undefined) return violated(`${id} or ${by} was never made`);
          if (replaced.webhook !== later.webhook) violated(`${id} gave way to ${by} of another webhook`);
          if (replaced.sequence >= later.sequence) violated(`${id} gave way to the earlier ${by}`);
          if (recordOf(replaced.sequence) !== recordOf(later.sequence)) violated(`${id} gave way to another record`);
          if (replaced.leased || exchangesOf.has(id)) violated(`${id} gave way to ${by} although it had been leased`);
        }
      },

      exchangeBegan({ delivery, startedAt, number }) {
        const { heldUntil = 0 } = mirror.deliveries.get(delivery) ?? {};
        if (startedAt < heldUntil) violated(`call ${number} of ${delivery} is ${heldUntil - startedAt} ms too early`);
      },
    };
  },
};
