import { defineTargetSystem, type Answer, type Outcome, type RequestInput } from '@eilbote/contract';
import { contentOf } from './network/exchange.ts';
import { saveEntry } from './simulated-steps.ts';

/** A target system whose calls say what they are about. It takes 410 for the wish to be left alone. */
export const simulatedTarget = defineTargetSystem({
  id: 'simulated',
  title: { de: 'Simuliert', en: 'Simulated' },
  actions: {
    call: {
      title: { de: 'Aufruf', en: 'Call' },
      table: 'any',
      request: (input) => ({
        method: 'POST',
        url: { base: input.url },
        headers: {},
        body: { kind: 'json', value: { ...contentOf(input), attributes: attributesOf(input) } },
      }),
    },
    save: saveEntry,
  },
  classify: ({ status }: Answer): Outcome | undefined =>
    status === 410
      ? { kind: 'failed', failure: 'HTTP_404_410', reason: 'the receiver wants no more calls', pausesWebhook: true }
      : undefined,
});

/** They hold the number of the save, and so show which version a body was built from. */
const attributesOf = ({ attributes }: RequestInput) =>
  Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
