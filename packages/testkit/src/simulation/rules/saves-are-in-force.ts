import type { Rule } from './rule.ts';

/** How long a call may still go out for a webhook that was stopped: one lease. */
const leaseMs = 60_000;

/**
 * A save is in force for every event that is accepted after it: its URL, or a later one, is called. A webhook that was
 * paused, switched off or deleted makes no more calls.
 */
export const savesAreInForce: Rule = {
  name: 'saves are in force',
  watch(account, violated) {
    const { mirror, webhooks } = account;
    const acceptedWith = new Map<number, number>();

    return {
      committed(commit) {
        if (commit.operation !== 'accept') return;
        for (const verdict of commit.result) {
          if (verdict.kind !== 'accepted') continue;
          for (const { sequence, revision } of verdict.events) acceptedWith.set(sequence, revision);
        }
      },

      exchangeBegan({ number, delivery: id, save, startedAt, process }) {
        const { sequence = 0, webhook = '' } = mirror.deliveries.get(id) ?? {};
        const inForce = webhooks.at(acceptedWith.get(sequence) ?? 0).get(webhook)?.save ?? 0;
        if (save < inForce) violated(`call ${number} is made with save ${save}, in force was ${inForce}`);
        const current = webhooks.current.get(webhook);
        if (current === undefined || current.status === 'active' || !account.dispatches(process)) return;
        if (startedAt - Math.max(current.statusAt, account.calmSince) > leaseMs) {
          violated(`call ${number} is made for a webhook that is ${current.status}`);
        }
      },
    };
  },
};
