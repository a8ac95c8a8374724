import { defineSteps } from '@eilbote/contract';
import { saveWholeDeal } from '../save-deal.ts';
import { wholeDeal } from './deal-fields.ts';

/** A project becomes a deal in the stage that its webhook names. */
export const saveDeal = defineSteps({
  title: { de: 'Projekt als Deal anlegen oder ändern', en: 'Create or change a project as a deal' },
  table: 'Auftrag',
  recommendedFor: ['project.created', 'project.processStatusChanged'],
  fields: wholeDeal,
  steps(steps, { url, values: { customer: number, customerName: name, ...values } }) {
    return saveWholeDeal(steps, url, values, { number, name });
  },
});
