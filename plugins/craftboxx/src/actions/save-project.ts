import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { projectRecord } from '../project.ts';
import { projectFields } from '../project-fields.ts';
import { saveRecord } from '../save-record.ts';

/** A project, and its customer where Craftboxx has none yet. `POST /projects`, `PUT /projects/{id}`. */
export const saveProject = defineSteps({
  title: { de: 'Auftrag anlegen oder ändern', en: 'Create or change a project' },
  table: 'Auftrag',
  recommendedFor: ['project.created'],
  fields: projectFields,
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { title } = input.values;
    return delivered(await saveRecord(calls, projectRecord(calls, input.values), { title }));
  },
});
