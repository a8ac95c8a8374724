import type { Rule } from './rule.ts';

/** `publish()` resolves only for what is stored for good, all of a call or nothing; stored once; matched in the end. */
export const acknowledgedIsKept: Rule = {
  name: 'acknowledged is kept',
  watch: ({ mirror, publications, firstIn }, violated) => ({
    answered({ events, refused }) {
      if (refused !== undefined) return;
      for (const { id } of events)
        if (!mirror.sequences.has(id)) violated(`${id} was acknowledged before it was stored`);
    },

    ended({ events, unmatched }) {
      for (const { id } of unmatched) violated(`${id} was never matched`);
      for (const { number, events: published, acknowledgedAt } of publications) {
        const stored = published.filter(({ id }) => events.has(id)).length;
        if (acknowledgedAt !== undefined && stored < published.length) {
          violated(`publication ${number} was acknowledged, but ${published.length - stored} of its events are lost`);
        }
        const fresh = published.filter(({ id }) => firstIn.get(id) === number);
        const storedFresh = fresh.filter(({ id }) => events.has(id)).length;
        if (storedFresh > 0 && storedFresh < fresh.length) violated(`publication ${number} was stored in part`);
      }
    },
  }),
};
