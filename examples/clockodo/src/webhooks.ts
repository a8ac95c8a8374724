import type { WebhookInput } from '@eilbote/core';

/** One webhook for each event that Clockodo is to know of. @param service id of the service that times are entered as */
export const webhooks = (service: number): readonly WebhookInput[] => [
  { name: 'Mitarbeiter', event: 'employee.created', action: 'saveUser' },
  { name: 'Kunden', event: 'customer.created', action: 'saveCustomer' },
  { name: 'Projekte', event: 'project.created', action: 'saveProject' },
  {
    name: 'Prozessstatus',
    event: 'project.processStatusChanged',
    action: 'saveProject',
    mapping: { note: { template: 'Prozessstatus: {{ details.neu.ProzessstatusText }}' } },
  },
  {
    name: 'Projektzeiten',
    event: 'projectTime.created',
    action: 'saveEntry',
    attributes: [
      { name: 'service', part: 'json', text: String(service) },
      { name: 'internalCustomer', part: 'json', text: '_intern' },
    ],
  },
  // What closes or bills something wants a person's consent.
  { name: 'Geliefert', event: 'project.delivered', action: 'completeProject', confirmed: true },
  { name: 'Abgerechnet', event: 'project.invoiced', action: 'billProject', confirmed: true },
];
