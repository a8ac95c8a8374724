import { defineEventType } from '@eilbote/contract';
import { customerCreatedExamples } from '../examples/master-data-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'customer.created': typeof customerCreated;
  }
}

export const customerCreated = defineEventType({
  id: 'customer.created',
  title: { de: 'Neuer Kunde', en: 'New customer' },
  when: {
    de: 'Wenn ein Kunde zum ersten Mal gespeichert wird.',
    en: 'When a customer is saved for the first time.',
  },
  table: 'Kunden',
  related: ['Ansprechpartner'],
  details: {},
  examples: customerCreatedExamples,
});
