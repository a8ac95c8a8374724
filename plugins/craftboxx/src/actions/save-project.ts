import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { ensureProject } from '../ensure-project.ts';
import { projectFields } from '../project-fields.ts';

/** A project, and its customer where Craftboxx has none yet. `POST /projects`, `PUT /projects/{id}`. */
export const saveProject = defineSteps({
  title: { de: 'Auftrag anlegen oder ändern', en: 'Create or change a project' },
  table: 'Auftrag',
  recommendedFor: ['project.created'],
  fields: projectFields,
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { id, isNew } = await ensureProject(calls, input.values);
    if (!isNew) await calls.change('project', id, { title: input.values.title });
    return delivered(id);
  },
});
