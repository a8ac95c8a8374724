import { defineEventType } from '@eilbote/contract';
import { supplierCreatedExamples } from '../examples/master-data-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'supplier.created': typeof supplierCreated;
  }
}

export const supplierCreated = defineEventType({
  id: 'supplier.created',
  title: { de: 'Neuer Lieferant', en: 'New supplier' },
  when: {
    de: 'Wenn ein Lieferant zum ersten Mal gespeichert wird.',
    en: 'When a supplier is saved for the first time.',
  },
  table: 'Lieferanten',
  related: ['Ansprechpartner'],
  details: {},
  examples: supplierCreatedExamples,
});
