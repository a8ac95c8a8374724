import type { ErpClient } from './erp-client.ts';

/** The event types that the ERP publishes. */
export const eventTypes = [
  'customer.created',
  'project.created',
  'project.awarded',
  'project.delivered',
  'project.invoiced',
  'project.processStatusChanged',
  'openItem.dunned',
] as const;

/** One webhook for each event type, all to the same receiver. */
export async function subscribe(client: ErpClient, url: string): Promise<void> {
  for (const event of eventTypes) {
    const { status } = await client.post('/webhooks', { name: event, event, url, retryAfterSeconds: [1, 1, 1, 1, 1] });
    if (status !== 201) throw new Error(`the webhook of ${event} was not made: ${status}`);
  }
}
