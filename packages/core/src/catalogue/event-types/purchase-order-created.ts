import { defineEventType } from '@eilbote/contract';
import { purchaseOrderCreatedExamples } from '../examples/work-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'purchaseOrder.created': typeof purchaseOrderCreated;
  }
}

export const purchaseOrderCreated = defineEventType({
  id: 'purchaseOrder.created',
  title: { de: 'Neue Bestellung', en: 'New purchase order' },
  when: {
    de: 'Wenn eine Bestellung zum ersten Mal gespeichert wird; meist ist sie dann angelegt, aber noch nicht an den Lieferanten gegangen.',
    en: 'When a purchase order is saved for the first time; as a rule it has not gone to the supplier yet.',
  },
  table: 'Bestellung',
  related: ['BestellPos', 'Lieferanten', 'Auftrag'],
  details: {},
  examples: purchaseOrderCreatedExamples,
});
