import type { Host } from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';
import { table } from '../output/table.ts';

/** The week in a table: a line for each webhook. Tells whether every delivery arrived. */
export async function showSummary(io: Io, host: Host): Promise<boolean> {
  const webhooks = await host.webhooks.list();
  const rows: string[][] = [];
  let allArrived = true;
  for (const { id, definition } of webhooks) {
    const { rows: deliveries } = await host.deliveries.list({ webhook: id }, { limit: 100 });
    const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
    const attempts = deliveries.reduce((sum, delivery) => sum + delivery.attempts, 0);
    allArrived &&= delivered === deliveries.length;
    rows.push([
      definition.name,
      host.catalogue.eventType(definition.event)?.title[io.language] ?? definition.event,
      String(deliveries.length),
      String(delivered),
      attempts > deliveries.length ? styled(io, 'yellow', String(attempts)) : String(attempts),
    ]);
  }
  const head =
    io.language === 'de'
      ? ['Webhook', 'Ereignis', 'Zustellungen', 'zugestellt', 'Versuche']
      : ['webhook', 'event', 'deliveries', 'delivered', 'attempts'];
  io.out(table(head, rows));
  io.out('');
  io.out(
    allArrived
      ? styled(io, 'green', say(io, { de: 'Alles ist angekommen.', en: 'Everything has arrived.' }))
      : styled(io, 'red', say(io, { de: 'Nicht alles ist angekommen.', en: 'Not everything has arrived.' })),
  );
  return allArrived;
}
