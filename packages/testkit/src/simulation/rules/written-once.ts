import type { Exchange } from '../network/exchange.ts';
import type { Rule } from './rule.ts';

/**
 * A write of several that has succeeded is not made again for its delivery, once that is stored; and what is settled
 * as delivered has made all of them.
 */
export const writtenOnce: Rule = {
  name: 'written once',
  watch(account, violated) {
    const { exchangesOf } = account;
    const written = new Map<string, Set<string>>();

    return {
      committed(commit) {
        if (commit.operation === 'recordStep' && commit.result) {
          const [delivery, , { name }] = commit.args;
          const step = name.split(' ').at(-1);
          const call = exchangesOf.get(delivery)?.findLast(({ content }) => content.step?.name === step);
          if (call !== undefined) written.set(delivery, (written.get(delivery) ?? new Set()).add(writeOf(call)));
        }
        if (commit.operation !== 'settle') return;
        const refused = new Set(commit.result.refused);
        for (const { delivery, state } of commit.args[2]) {
          const last = exchangesOf.get(delivery)?.at(-1);
          if (state !== 'delivered' || refused.has(delivery) || last?.content.step === undefined) continue;
          for (const name of ['entry', 'note'])
            if (!written.get(delivery)?.has(`${last.account} ${name}`))
              violated(`${delivery} is delivered without its ${name}`);
        }
      },

      exchangeBegan(exchange) {
        const { number, delivery, process, content } = exchange;
        if (content.step?.repeat === undefined || !account.dispatches(process)) return;
        if (written.get(delivery)?.has(writeOf(exchange)))
          violated(`call ${number} of ${delivery} makes ${content.step.name} again`);
      },
    };
  },
};

/** A webhook may be moved to another account, in which nothing is written yet. */
const writeOf = ({ account, content }: Exchange): string => `${account} ${content.step?.name}`;
