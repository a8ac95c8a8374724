import { defineSteps, delivered, skipped } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { assignmentParameter, knownAssignment, states } from '../assignment.ts';
import { projectFields } from '../project-fields.ts';
import { saveRecord } from '../save-record.ts';

/** The state of an assignment by the process status of its project. `PUT /assignments/{id}`. */
export const setAssignmentState = defineSteps({
  title: { de: 'Zustand des Einsatzes setzen', en: 'Set the state of an assignment' },
  table: 'Auftrag',
  recommendedFor: ['project.processStatusChanged'],
  parameters: assignmentParameter,
  fields: {
    project_nr: projectFields.project_nr,
    state: {
      type: 'string',
      enum: states,
      title: { de: 'Zustand', en: 'State' },
      description: {
        de: 'Geben Sie im Webhook für jeden Prozessstatus an, welcher Zustand gilt, oder nichts, wo sich nichts ändern soll.',
        en: 'Give the state for each process status in the webhook, or nothing where nothing is to change.',
      },
      from: { field: 'Prozessstatus', lookup: {} },
    },
  },
  confirm: {
    de: 'Wo die Tabelle „DONE“ angibt, schließt der Webhook den Einsatz in Craftboxx ab.',
    en: 'Where the table says "DONE", the webhook closes the assignment in Craftboxx.',
  },
  async steps(steps, input) {
    const { project_nr, state } = input.values;
    if (state === undefined) return skipped('the process status leaves the assignment as it is');
    const calls = new AccountCalls(steps, input);
    const wanted = knownAssignment(project_nr, input.parameters.assignment);
    return delivered(await saveRecord(calls, wanted, { state }));
  },
});
