import type { Rule } from './rule.ts';

/**
 * However often it is tried, and whoever needs it at the same time: a thing of the ERP is made once in an account, and
 * all who need it name the one that there is. But for what its action declares may come twice.
 */
export const oneOfEachThing: Rule = {
  name: 'one of each thing',
  watch(_, violated) {
    const idOf = new Map<string, string>();

    return {
      recordMade({ account, kind, key, id, repeat, exchange }) {
        if (repeat === 'mayDuplicate') return;
        const thing = `${account} ${kind} ${key}`;
        const known = idOf.get(thing);
        if (known !== undefined) violated(`call ${exchange.number} makes ${id}, there was ${known} already (${thing})`);
        else idOf.set(thing, id);
      },

      exchangeBegan({ number, account, content: { step, record } }) {
        if (step?.uses === undefined) return;
        const { Status } = JSON.parse(record) as { readonly Status: number };
        const known = idOf.get(`${account} customer ${Status}`);
        if (known !== step.uses) violated(`call ${number} names ${step.uses} instead of ${known} (${account})`);
      },
    };
  },
};
