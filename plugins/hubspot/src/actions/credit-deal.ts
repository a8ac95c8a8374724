import { defineSteps } from '@eilbote/contract';
import { changeDeal } from '../save-deal.ts';
import { dealKey, dealStage } from './deal-fields.ts';

/** Shows on the deal that a credit note was written. */
export const creditDeal = defineSteps({
  title: { de: 'Gutschrift am Deal vermerken', en: 'Note the credit note on the deal' },
  table: 'Auftrag',
  recommendedFor: ['project.credited'],
  confirm: {
    de: 'Die Aktion vermerkt am Deal, dass seine Abrechnung gutgeschrieben wurde, und setzt ihn in die Phase, die Sie dafür angeben.',
    en: 'The action notes on the deal that its bill was credited, and moves it to the stage that you name for that.',
  },
  fields: {
    ...dealKey,
    profacto_gutschriftnr: {
      type: 'string',
      title: { de: 'Gutschriftnummer', en: 'Credit note number' },
      required: true,
      from: { field: 'GutschriftNr' },
    },
    profacto_gutschriftdatum: {
      type: 'string',
      format: 'date',
      title: { de: 'Gutgeschrieben am', en: 'Credited on' },
      from: { template: '{{ Gutschriftdatum | date }}' },
    },
    ...dealStage,
  },
  steps: (steps, { url, values }) => changeDeal(steps, url, values),
});
