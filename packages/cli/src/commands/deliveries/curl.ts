import type { DeliveryView, Host } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { DELIVERY_NOT_BUILT } from '../../errors.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { curlCommand, type CurlCall } from './curl-command.ts';

export const curlOfDelivery = defineCommand({
  name: 'curl',
  summary: { de: 'gibt den Aufruf als curl-Befehl aus', en: 'prints the call as a curl command' },
  arguments: [{ name: '<delivery>', text: { de: 'Kennung (dlv_…)', en: 'id (dlv_…)' } }],
  examples: ['eilbote deliveries curl dlv_01k… | sh'],
  json: '{ "curl": text, "placeholders": [name, …], "leftOut": [header, …] }',
  async run({ io, json, config }, [id = '']) {
    const { text, placeholders, leftOut } = await withHost(io, { config }, async (host) =>
      curlCommand(await callOf(host, await host.deliveries.get(id))),
    );
    if (json) {
      printJson(io, { curl: text, placeholders, leftOut });
      return;
    }
    io.out(text);
    if (leftOut.length > 0) {
      const names = leftOut.join(', ');
      note(io, {
        de: `Ohne Signatur (${names}): Sie gilt nur für ihren Augenblick. Ein Empfänger, der sie prüft, lehnt diesen Aufruf ab; signiert sendet „eilbote deliveries resend“.`,
        en: `Without the signature (${names}): it holds for its moment only. A receiver that checks it refuses this call; "eilbote deliveries resend" sends it signed.`,
      });
    }
    if (placeholders.length > 0) {
      const names = placeholders.join(', ');
      note(io, {
        de: `Vorher setzen, weil Geheimnisse nicht gezeigt werden: ${names}`,
        en: `Set before, because secrets are not shown: ${names}`,
      });
    }
  },
});

/** The call as it went over the wire last; before the first one, as it would. @throws DELIVERY_NOT_BUILT */
async function callOf(host: Host, { delivery, body, history }: DeliveryView): Promise<CurlCall> {
  const last = history.findLast(({ exchange }) => exchange !== undefined)?.exchange?.request;
  if (last !== undefined) return { ...last, body: body ?? null };
  const event = { eventId: delivery.eventId, deliveryId: delivery.id };
  const { request } = await host.explain(event, { webhookId: delivery.webhook });
  if (request === undefined) throw DELIVERY_NOT_BUILT({ delivery: delivery.id });
  return request;
}
