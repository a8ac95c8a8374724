import type { DeliveryView, Host, LocalizedText } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { surroundings } from '../../output/deliveries.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { showDelivery } from './show-delivery.ts';

/** Why the network policy holds it back, in both languages: the log tells it in English only. */
async function refusalOf(host: Host, { delivery }: DeliveryView): Promise<LocalizedText | undefined> {
  if (delivery.parked !== 'policy') return undefined;
  const { refusal } = await host.explain({ eventId: delivery.eventId }, { webhookId: delivery.webhook });
  return refusal;
}

export const showOneDelivery = defineCommand({
  name: 'show',
  summary: {
    de: 'zeigt eine Zustellung: Verlauf, Aufruf, Antwort, Ursache und Abhilfe',
    en: 'shows a delivery: its course, call, answer, cause and remedy',
  },
  arguments: [{ name: '<delivery>', text: { de: 'Kennung (dlv_…)', en: 'id (dlv_…)' } }],
  examples: ['eilbote deliveries show dlv_01k…'],
  json: '{ "delivery", "event", "blanked"?, "body"?, "history": [{ "line", "exchange"? }] }',
  async run({ io, json, config }, [id = '']) {
    await withHost(io, { config }, async (host) => {
      const view = await host.deliveries.get(id);
      if (json) printJson(io, view);
      else showDelivery(io, view, await surroundings(host), await refusalOf(host, view));
    });
  },
});
