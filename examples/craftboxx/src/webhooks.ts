import type { WebhookInput } from '@eilbote/core';

type Wanted = Pick<WebhookInput, 'event' | 'action'> & Partial<WebhookInput>;

const wanted: readonly Wanted[] = [
  { event: 'customer.created', action: 'saveCustomer' },
  { event: 'employee.created', action: 'saveEmployee' },
  { event: 'project.created', action: 'saveProject' },
  { event: 'project.awarded', action: 'planAssignment' },
  {
    event: 'project.processStatusChanged',
    action: 'setAssignmentState',
    mapping: {
      state: {
        field: 'Prozessstatus',
        lookup: { 10: '', 15: '', 20: 'SCHEDULED', 40: 'IN_PROGRESS', 60: '', 70: 'DONE' },
      },
    },
    // It may close assignments.
    confirmed: true,
  },
  { event: 'project.delivered', action: 'finishAssignment', confirmed: true },
  { event: 'projectTime.created', action: 'saveTimesheet' },
  { event: 'supplier.created', action: 'notApplicable' },
];

/** The webhooks of the example, one for each event. */
export const webhooksOn = (connection: string): readonly WebhookInput[] =>
  wanted.map((webhook) => ({ name: `Craftboxx: ${webhook.event}`, connection, ...webhook }));
