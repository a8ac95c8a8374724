import { defineSteps } from '@eilbote/contract';
import { changeDeal } from '../save-deal.ts';
import { dealKey, dealStage } from './deal-fields.ts';

/** Shows on the deal that it was billed, with the amount of the invoice. */
export const billDeal = defineSteps({
  title: { de: 'Deal als abgerechnet vermerken', en: 'Note on the deal that it was billed' },
  table: 'Auftrag',
  recommendedFor: ['project.invoiced'],
  confirm: {
    de: 'Die Aktion vermerkt die Rechnung am Deal und überschreibt seinen Betrag mit dem abgerechneten.',
    en: 'The action notes the invoice on the deal and overwrites its amount with the one that was billed.',
  },
  fields: {
    ...dealKey,
    profacto_rechnungsnr: {
      type: 'string',
      title: { de: 'Rechnungsnummer', en: 'Invoice number' },
      required: true,
      from: { field: 'RechnungsNr' },
    },
    profacto_rechnungsdatum: {
      type: 'string',
      format: 'date',
      title: { de: 'Abgerechnet am', en: 'Billed on' },
      from: { template: '{{ Rechnungsdatum | date }}' },
    },
    amount: {
      type: 'string',
      title: { de: 'Betrag', en: 'Amount' },
      from: { template: '{{ SummeNetto | decimals: 2 }}' },
    },
    ...dealStage,
  },
  steps: (steps, { url, values }) => changeDeal(steps, url, values),
});
