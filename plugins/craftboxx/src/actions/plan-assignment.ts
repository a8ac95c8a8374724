import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { assignmentKey, assignmentParameter } from '../assignment.ts';
import { ensureReferred } from '../ensure-record.ts';
import { projectFields } from '../project-fields.ts';
import { projectRecord } from '../project.ts';
import { saveRecord } from '../save-record.ts';
import type { WantedRecord } from '../wanted-record.ts';

/**
 * An assignment of a project. What somebody has planned in Craftboxx is left alone: state, start and end are written on
 * creation only. `POST /assignments`, `PUT /assignments/{id}`.
 */
export const planAssignment = defineSteps({
  title: { de: 'Einsatz anlegen', en: 'Create an assignment' },
  table: 'Auftrag',
  recommendedFor: ['project.awarded'],
  parameters: assignmentParameter,
  fields: {
    ...projectFields,
    start: {
      type: 'string',
      format: 'date-time',
      title: { de: 'Beginn', en: 'Start' },
      from: { template: '{{ Lieferwoche | monday_of_week: event.occurredAt | moment: "07:00" }}' },
    },
    end: { type: 'string', format: 'date-time', title: { de: 'Ende', en: 'End' } },
    description: {
      type: 'string',
      title: { de: 'Beschreibung', en: 'Description' },
      from: { field: 'Bezeichnung' },
    },
    to_be_documented: { type: 'string', title: { de: 'Zu dokumentieren', en: 'To be documented' } },
    site_notes: { type: 'string', title: { de: 'Wichtiger Hinweis', en: 'Important hint' } },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { project_nr, title: _title, customer: _customer, customerName: _name, start, end, ...words } = input.values;
    const { assignment } = input.parameters;
    const planned = {
      state: start === undefined ? 'UNPLANNED' : 'SCHEDULED',
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    };
    const wanted: WantedRecord = {
      kind: 'assignment',
      key: assignmentKey(project_nr, assignment),
      async body() {
        const { id } = await ensureReferred(calls, projectRecord(calls, input.values));
        return { title: assignment, project_id: Number(id), ...planned, ...words };
      },
    };
    return delivered(await saveRecord(calls, wanted, words));
  },
});
