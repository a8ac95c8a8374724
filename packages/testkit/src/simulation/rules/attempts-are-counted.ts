import { wasTaken } from '../network/exchange.ts';
import type { Rule } from './rule.ts';

/**
 * An attempt is one call and is counted once, and only a call counts: whoever waits spends no attempts. What is settled
 * as delivered has been taken by the receiver; what has ended is not sent any more.
 */
export const attemptsAreCounted: Rule = {
  name: 'attempts are counted',
  watch(account, violated) {
    const { mirror, exchangesOf, webhooks } = account;
    const settledCalls = new Map<string, number>();
    const countedBefore = new Map<string, number>();
    const mostAttempts = new Map<string, number>();

    return {
      committed(commit) {
        if (commit.operation === 'saveWebhook') {
          const { attempts = 0 } = webhooks.current.get(commit.args[0].id) ?? {};
          mostAttempts.set(commit.args[0].id, Math.max(mostAttempts.get(commit.args[0].id) ?? 0, attempts));
        }
        if (commit.operation !== 'settle') return;
        const refused = new Set(commit.result.refused);
        for (const { delivery: id, attempts, state } of commit.args[2]) {
          if (refused.has(id)) continue;
          const calls = exchangesOf.get(id)?.length ?? 0;
          const newCalls = calls - (settledCalls.get(id) ?? 0);
          const newAttempts = attempts - (countedBefore.get(id) ?? 0);
          settledCalls.set(id, calls);
          countedBefore.set(id, attempts);
          if (newAttempts < 0 || newAttempts > 1) violated(`${id} counts ${attempts} attempts all of a sudden`);
          // Of several calls all may have been made, and stored, by an attempt that was interrupted behind them.
          const isOfSeveral = exchangesOf.get(id)?.at(-1)?.content.step !== undefined;
          if (newAttempts > newCalls && !isOfSeveral) violated(`${id} counts an attempt without a call`);
          if (state === 'delivered' && exchangesOf.get(id)?.some(wasTaken) !== true) {
            violated(`${id} was settled as delivered, but no receiver has it`);
          }
          const most = mostAttempts.get(mirror.deliveries.get(id)?.webhook ?? '') ?? 0;
          if (attempts > most) violated(`${id} counts ${attempts} of ${most} attempts`);
        }
      },

      exchangeBegan({ delivery: id, process, number }) {
        const endedAt = mirror.deliveries.get(id)?.endedAt;
        if (endedAt !== undefined && account.dispatches(process))
          violated(`call ${number} came after the end of ${id}`);
      },
    };
  },
};
