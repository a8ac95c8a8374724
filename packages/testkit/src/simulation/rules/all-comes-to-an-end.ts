import type { Rule } from './rule.ts';

/** When receivers take calls again and nothing is paused, every delivery has reached its one final state. */
export const allComesToAnEnd: Rule = {
  name: 'all comes to an end',
  watch: ({ mirror }, violated) => {
    const ended = new Map<string, string>();
    return {
      committed(commit) {
        if (commit.operation !== 'settle') return;
        const refused = new Set(commit.result.refused);
        for (const { delivery, state } of commit.args[2]) {
          if (refused.has(delivery)) continue;
          const before = ended.get(delivery);
          if (before !== undefined) violated(`${delivery} was ${before} already when it was settled as ${state}`);
          if (state !== 'waiting') ended.set(delivery, state);
        }
      },

      ended({ deliveries }) {
        for (const { id, state, webhook, lane, due, parked, blocked } of deliveries) {
          const told = mirror.deliveries.get(id)?.state;
          if (told !== state) violated(`${id} is ${state} in the end, the commits said ${told}`);
          if (state !== 'waiting' && state !== 'sending') continue;
          violated(
            `${id} (${webhook}, ${lane}) is still ${state}${blocked ? ', blocked' : ''}, parked ${parked}, due ${due}`,
          );
        }
      },
    };
  },
};
