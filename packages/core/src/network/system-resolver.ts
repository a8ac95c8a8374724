import { promises as dns } from 'node:dns';
import type { Address, Clock, NameResolver } from '../ports/index.ts';

export interface SystemResolverOptions {
  readonly clock: Clock;
  /** Milliseconds until a question is given up. */
  readonly budgetMs?: number;
  /**
   * Milliseconds for which an answer is used again. Short, and harmless: what is called is the address that was
   * judged. Without it every delivery would cost a look-up in one of Node's four worker threads.
   */
  readonly reuseMs?: number;
  /** Asks the operating system; replaced in tests. */
  readonly lookup?: (host: string) => Promise<readonly Address[]>;
}

/**
 * Resolves names as the operating system does (hosts file, search domains, DNS), in its order. Questions for the same
 * name are asked once at a time, even past their budget: a name whose DNS hangs blocks one worker thread, not all.
 */
export function systemResolver({
  clock,
  budgetMs = 5_000,
  reuseMs = 1_000,
  lookup = systemLookup,
}: SystemResolverOptions): NameResolver {
  const asked = new Map<string, Promise<readonly Address[]>>();

  const ask = (host: string): Promise<readonly Address[]> => {
    const question = lookup(host);
    asked.set(host, question);
    question.then(
      () => clock.timer(reuseMs, () => asked.delete(host)),
      () => asked.delete(host),
    );
    return question;
  };

  return {
    async resolve(host) {
      const { promise: late, reject: giveUp } = Promise.withResolvers<never>();
      const timer = clock.timer(budgetMs, () => giveUp(new ResolverTimeout(host)));
      try {
        return await Promise.race([asked.get(host) ?? ask(host), late]);
      } finally {
        timer.cancel();
      }
    },
  };
}

const systemLookup = async (host: string): Promise<readonly Address[]> => {
  const answers = await dns.lookup(host, { all: true, order: 'verbatim' });
  return answers.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

class ResolverTimeout extends Error {
  readonly code = 'ETIMEOUT';

  constructor(host: string) {
    super(`no answer for ${host} in time`);
  }
}
