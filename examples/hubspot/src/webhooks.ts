import type { WebhookInput } from '@eilbote/core';

type Wanted = Pick<WebhookInput, 'event' | 'action'> & Partial<WebhookInput>;

/** The stages of the account's pipeline; `connections.choices(…, 'stages')` tells those of a real one. */
const stages = { offer: '81001', order: '81002', production: '81003', delivered: '81004', billed: '81005' };

const wanted: readonly Wanted[] = [
  { event: 'customer.created', action: 'saveCustomer' },
  { event: 'customer.created', table: 'Ansprechpartner', action: 'saveContacts' },
  { event: 'supplier.created', action: 'saveSupplier' },
  { event: 'project.created', action: 'saveDeal', mapping: { dealstage: { text: stages.offer } } },
  {
    event: 'project.processStatusChanged',
    action: 'saveDeal',
    mapping: {
      dealstage: {
        field: 'Prozessstatus',
        lookup: { 10: stages.offer, 15: stages.offer, 20: stages.order, 40: stages.production, 60: stages.production },
      },
    },
  },
  // These close and bill something.
  { event: 'project.awarded', action: 'winDeal', mapping: { dealstage: { text: stages.order } }, confirmed: true },
  { event: 'project.invoiced', action: 'billDeal', mapping: { dealstage: { text: stages.billed } }, confirmed: true },
];

/** The webhooks of the example. */
export const webhooksOn = (connection: string): readonly WebhookInput[] =>
  wanted.map((webhook) => ({ name: `HubSpot: ${webhook.event} ${webhook.action}`, connection, ...webhook }));
