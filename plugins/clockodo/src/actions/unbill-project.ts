import { defineSteps } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { confirmation, putOnProject } from '../close-project.ts';
import { billedPath } from '../billed-path.ts';
import { numberField } from '../own-number.ts';

/** Takes the mark "billed" off a project. `PUT /v3/projects/{id}/setBilled`. */
export const unbillProject = defineSteps({
  title: { de: 'Abrechnung eines Projekts zurücknehmen', en: 'Take back that a project is billed' },
  table: 'Auftrag',
  recommendedFor: ['project.credited'],
  confirm: confirmation(
    {
      de: 'Die Aktion nimmt in Clockodo zurück, dass das Projekt abgerechnet ist, auch wenn nur ein Teil gutgeschrieben wurde.',
      en: 'The action takes back in Clockodo that the project is billed, also where only a part was credited.',
    },
    'GutschriftBetrag <= -1000',
  ),
  fields: { number: numberField('Projektnummer', 'Project number', { field: 'AuftragsNr' }) },
  steps: (steps, input) =>
    putOnProject(new AccountCalls(steps, input), input.values.number, {
      step: 'unbill project',
      pathOf: billedPath,
      body: { billed: false },
    }),
});
