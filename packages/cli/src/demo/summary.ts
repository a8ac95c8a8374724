import type { Catalogue, Host } from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';
import { table } from '../output/table.ts';

/** What became of the events for one webhook of the demo. */
export interface SummaryRow {
  readonly webhook: string;
  /** Event type. */
  readonly event: string;
  readonly deliveries: number;
  readonly delivered: number;
  readonly attempts: number;
}

export async function summaryOf(host: Host): Promise<readonly SummaryRow[]> {
  const rows: SummaryRow[] = [];
  for (const { id, definition } of await host.webhooks.list()) {
    const { rows: deliveries } = await host.deliveries.list({ webhook: id }, { limit: 100 });
    rows.push({
      webhook: definition.name,
      event: definition.event,
      deliveries: deliveries.length,
      delivered: deliveries.filter(({ state }) => state === 'delivered').length,
      attempts: deliveries.reduce((sum, delivery) => sum + delivery.attempts, 0),
    });
  }
  return rows;
}

export const allArrived = (rows: readonly SummaryRow[]): boolean =>
  rows.every(({ deliveries, delivered }) => delivered === deliveries);

/** The week in a table: a line for each webhook. */
export function showSummary(io: Io, rows: readonly SummaryRow[], catalogue: Catalogue): void {
  const head =
    io.language === 'de'
      ? ['Webhook', 'Ereignis', 'Zustellungen', 'zugestellt', 'Versuche']
      : ['webhook', 'event', 'deliveries', 'delivered', 'attempts'];
  const cells = rows.map(({ webhook, event, deliveries, delivered, attempts }) => [
    webhook,
    catalogue.eventType(event)?.title[io.language] ?? event,
    String(deliveries),
    String(delivered),
    attempts > deliveries ? styled(io, 'yellow', String(attempts)) : String(attempts),
  ]);
  io.out(table(head, cells));
  io.out('');
  io.out(
    allArrived(rows)
      ? styled(io, 'green', say(io, { de: 'Alles ist angekommen.', en: 'Everything has arrived.' }))
      : styled(io, 'red', say(io, { de: 'Nicht alles ist angekommen.', en: 'Not everything has arrived.' })),
  );
}
