import type { Host, WhyNot } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { showWhyNot } from '../../output/why-not.ts';
import { surroundings } from '../../output/deliveries.ts';

export const whyNotSent = defineCommand({
  name: 'why-not',
  summary: {
    de: 'sagt, warum ein Ereignis für einen Webhook keine Zustellung ergab',
    en: 'says why an event made no delivery for a webhook',
  },
  arguments: [
    { name: '<event>', text: { de: 'Kennung des Ereignisses (evt_…)', en: 'id of the event (evt_…)' } },
    {
      name: '[webhook]',
      text: {
        de: 'Name oder Kennung; ohne ihn alle Webhooks dieser Ereignisart',
        en: 'name or id; all webhooks of that event type when left out',
      },
    },
  ],
  examples: ['eilbote events why-not evt_01k… "Neue Projekte"', 'eilbote events why-not evt_01k…'],
  json: '{ "webhooks": [{ "event", "webhook", "reason", "text": { "de", "en" }, "revision"?, "was"?: { "version", "eventType", "status", "since"? }, "conditions", "deliveries", "today"?: { "version", "status", "match" } }], "ofOtherTypes": number }',
  async run({ io, json, config }, [eventId = '', webhook]) {
    await withHost(io, { config }, async (host) => {
      const { answers, ofOtherTypes } =
        webhook === undefined
          ? await ofAll(host, eventId)
          : { answers: [await host.whyNot({ eventId, webhook })], ofOtherTypes: 0 };
      if (json) printJson(io, { webhooks: answers, ofOtherTypes });
      else if (webhook === undefined) overview(io, answers, ofOtherTypes);
      else for (const answer of answers) showWhyNot(io, answer, await surroundings(host));
    });
  },
});

/** Webhooks that listen to such events now, and those that have a delivery of it. */
async function ofAll(host: Host, eventId: string) {
  const { type } = await host.deliveries.event(eventId);
  const { rows } = await host.deliveries.list({ eventId }, { limit: 1000 });
  const concerned = new Set(rows.filter(({ origin }) => origin !== 'test').map(({ webhook }) => webhook));
  const all = await host.webhooks.list();
  for (const { id, definition } of all) if (definition.event === type) concerned.add(id);
  const answers: WhyNot[] = [];
  for (const webhook of concerned) answers.push(await host.whyNot({ eventId, webhook }));
  return { answers, ofOtherTypes: all.filter(({ id }) => !concerned.has(id)).length };
}

function overview(io: Io, answers: readonly WhyNot[], ofOtherTypes: number): void {
  const de = io.language === 'de';
  if (answers.length > 0) {
    const rows = answers.map(({ webhook, text }) => [webhook.name, say(io, text)]);
    io.out(table(['Webhook', de ? 'Grund' : 'reason'], rows));
  }
  if (ofOtherTypes === 0 && answers.length > 0) return;
  note(io, {
    de: `Webhooks für andere Ereignisarten: ${ofOtherTypes}.`,
    en: `Webhooks for other event types: ${ofOtherTypes}.`,
  });
}
