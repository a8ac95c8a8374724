import type { Rule } from './rule.ts';

/** How long a call may still go out for a lane that was paused: one lease. */
const leaseMs = 60_000;

/**
 * Whoever pauses a lane, or everything, is told what is under way in it, and nothing else goes out until it is resumed;
 * a delivery of a deleted webhook may only be ended.
 */
export const pausesAreObeyed: Rule = {
  name: 'pauses are obeyed',
  watch(account, violated) {
    const { mirror, webhooks } = account;

    function checkLeased(ids: readonly string[]): void {
      for (const id of ids) {
        const { lane, webhook } = mirror.deliveries.get(id) ?? { lane: '', webhook: '' };
        if (webhooks.isPaused(lane) && webhooks.current.has(webhook))
          violated(`${id} was leased in the pause of ${lane}`);
      }
    }

    return {
      committed(commit) {
        if (commit.operation === 'claim') checkLeased(commit.result.map(({ id }) => id));
        if (commit.operation === 'match') checkLeased(commit.result.started);
        if (commit.operation !== 'setPause') return;
        const [{ lane, paused }] = commit.args;
        const named = new Set(commit.result.sending);
        for (const { id, state, lane: other } of mirror.unfinished) {
          const isUnderWay = state === 'sending' && (lane === null || lane === other);
          if (isUnderWay !== named.has(id) && paused) violated(`${id} is ${state}, the pause said otherwise`);
        }
      },

      exchangeBegan({ number, delivery, startedAt, process }) {
        const { lane = '' } = mirror.deliveries.get(delivery) ?? {};
        if (!webhooks.isPaused(lane) || !account.dispatches(process)) return;
        const since = Math.max(webhooks.pauseChangedAt(lane), account.calmSince);
        if (startedAt - since > leaseMs) violated(`call ${number} is made in the pause of ${lane}`);
      },
    };
  },
};
