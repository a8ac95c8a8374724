import { defineSteps } from '@eilbote/contract';
import { changeDeal } from '../save-deal.ts';
import { dealKey, dealStage } from './deal-fields.ts';

/** Shows on the deal when the project was delivered. */
export const deliverDeal = defineSteps({
  title: { de: 'Lieferung am Deal vermerken', en: 'Note the delivery on the deal' },
  table: 'Auftrag',
  recommendedFor: ['project.delivered'],
  fields: {
    ...dealKey,
    profacto_lieferdatum: {
      type: 'string',
      format: 'date',
      title: { de: 'Geliefert am', en: 'Delivered on' },
      required: true,
      from: { template: '{{ Lieferdatum | date }}' },
      whenMissing: {
        de: 'Tragen Sie beim Projekt das Lieferdatum ein, und senden Sie die Zustellung dann erneut.',
        en: 'Enter the delivery date of the project, then send the delivery again.',
      },
    },
    ...dealStage,
  },
  steps: (steps, { url, values }) => changeDeal(steps, url, values),
});
