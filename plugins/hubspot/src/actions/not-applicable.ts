import { defineSteps, skipped } from '@eilbote/contract';

/** For what has no place in HubSpot: employees, times, purchase orders. No call is made. */
export const notApplicable = defineSteps({
  title: { de: 'Gibt es in HubSpot nicht', en: 'Not in HubSpot' },
  table: 'any',
  recommendedFor: ['employee.created', 'projectTime.created', 'purchaseOrder.created', 'openItem.dunned'],
  steps: async (_steps, { eventType }) => skipped(`not applicable: HubSpot has nothing for "${eventType.title.en}"`),
});
