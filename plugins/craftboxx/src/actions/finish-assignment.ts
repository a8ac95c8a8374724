import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { assignmentParameter, knownAssignment } from '../assignment.ts';
import { projectFields } from '../project-fields.ts';
import { saveRecord } from '../save-record.ts';

/** An assignment that is done, because its project was delivered. `PUT /assignments/{id}`. */
export const finishAssignment = defineSteps({
  title: { de: 'Einsatz abschließen', en: 'Close an assignment' },
  table: 'Auftrag',
  recommendedFor: ['project.delivered'],
  parameters: assignmentParameter,
  fields: { project_nr: projectFields.project_nr },
  confirm: {
    de: 'Der Webhook schließt den Einsatz in Craftboxx ab, sobald das Projekt im ERP geliefert ist.',
    en: 'The webhook closes the assignment in Craftboxx as soon as the project is delivered in the ERP.',
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const wanted = knownAssignment(input.values.project_nr, input.parameters.assignment);
    return delivered(await saveRecord(calls, wanted, { state: 'DONE' }));
  },
});
