import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { showDelivery } from './show-delivery.ts';

export const showOneDelivery = defineCommand({
  name: 'show',
  summary: {
    de: 'zeigt eine Zustellung: Verlauf, Aufruf, Antwort, Ursache und Abhilfe',
    en: 'shows a delivery: its course, call, answer, cause and remedy',
  },
  arguments: [{ name: '<delivery>', text: { de: 'Kennung (dlv_…)', en: 'id (dlv_…)' } }],
  examples: ['eilbote deliveries show dlv_01k…'],
  json: '{ "delivery", "event", "body"?, "history": [{ "line", "exchange"? }] }',
  async run({ io, json, config }, [id = '']) {
    await withHost(io, { config }, async (host) => {
      const view = await host.deliveries.get(id);
      if (json) printJson(io, view);
      else showDelivery(io, view, await host.webhooks.list());
    });
  },
});
