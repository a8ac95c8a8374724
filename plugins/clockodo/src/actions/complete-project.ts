import { defineSteps } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { confirmation, putOnProject } from '../close-project.ts';
import { pathOf } from '../find-by-number.ts';
import { numberField } from '../own-number.ts';

/** Completes a project: nobody enters times on it any more. `PUT /v4/projects/{id}/complete`. */
export const completeProject = defineSteps({
  title: { de: 'Projekt abschließen', en: 'Complete a project' },
  table: 'Auftrag',
  recommendedFor: ['project.delivered'],
  confirm: confirmation(
    {
      de: 'Die Aktion schließt das Projekt in Clockodo ab; auf ein abgeschlossenes Projekt bucht niemand mehr Zeiten.',
      en: 'The action completes the project in Clockodo; nobody enters times on a completed project.',
    },
    'Status >= 3',
  ),
  fields: { number: numberField('Projektnummer', 'Project number', { field: 'AuftragsNr' }) },
  steps: (steps, input) =>
    putOnProject(new AccountCalls(steps, input), input.values.number, {
      step: 'complete project',
      pathOf: (id) => pathOf('project', id, 'complete'),
      body: { completed: true },
    }),
});
