import { defineSteps } from '@eilbote/contract';
import { saveWholeDeal } from '../save-deal.ts';
import { wholeDeal } from './deal-fields.ts';

/** An order has been placed: its deal is won. */
export const winDeal = defineSteps({
  title: { de: 'Deal gewinnen', en: 'Win the deal' },
  table: 'Auftrag',
  recommendedFor: ['project.awarded'],
  confirm: {
    de: 'Die Aktion setzt den Deal in die Phase „gewonnen“ und schließt ihn damit ab.',
    en: 'The action moves the deal to the stage "won" and so closes it.',
  },
  fields: wholeDeal,
  steps(steps, { url, values: { customer: number, customerName: name, ...values } }) {
    return saveWholeDeal(steps, url, values, { number, name });
  },
});
