import { defineSteps, skipped } from '@eilbote/contract';

/** For what Craftboxx has no place for: suppliers, purchase orders, invoices. No call is made. */
export const notApplicable = defineSteps({
  title: { de: 'Gibt es in Craftboxx nicht', en: 'Not in Craftboxx' },
  table: 'any',
  recommendedFor: [
    'supplier.created',
    'purchaseOrder.created',
    'project.invoiced',
    'project.credited',
    'openItem.dunned',
  ],
  steps: async (_steps, { eventType }) => skipped(`not applicable: Craftboxx has nothing for "${eventType.title.en}"`),
});
