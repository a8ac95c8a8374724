import { defineSteps } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { confirmation, putOnProject } from '../close-project.ts';
import { billedPath } from '../billed-path.ts';
import { numberField } from '../own-number.ts';

/** Marks a project as billed, with the amount. `PUT /v3/projects/{id}/setBilled`. */
export const billProject = defineSteps({
  title: { de: 'Projekt als abgerechnet markieren', en: 'Mark a project as billed' },
  table: 'Auftrag',
  recommendedFor: ['project.invoiced'],
  confirm: confirmation(
    {
      de: 'Die Aktion markiert das ganze Projekt und seine Zeiten in Clockodo als abgerechnet. Eine Abschlagsrechnung soll das nicht tun.',
      en: 'The action marks the whole project and its times in Clockodo as billed. A payment on account should not do that.',
    },
    'Status = 5',
  ),
  fields: {
    number: numberField('Projektnummer', 'Project number', { field: 'AuftragsNr' }),
    billed_money: {
      type: 'number',
      minimum: 0,
      maximum: 99_999_999,
      title: { de: 'Abgerechneter Betrag, netto in Euro', en: 'Amount billed, net in euros' },
      from: { field: 'SummeNetto' },
    },
  },
  steps(steps, input) {
    const { number, ...amount } = input.values;
    return putOnProject(new AccountCalls(steps, input), number, {
      step: 'bill project',
      pathOf: billedPath,
      body: { billed: true, ...amount },
    });
  },
});
