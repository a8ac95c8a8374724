import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { createOrChange } from '../create-or-change.ts';
import { ensureCustomer } from '../ensure-customer.ts';
import { ensureProject } from '../ensure-project.ts';
import { pathOf } from '../find-by-number.ts';
import { customerOf, internalCustomer } from '../internal-customer.ts';
import { numberField } from '../own-number.ts';

/** A project, and its customer where Clockodo has none yet. `POST /v4/projects`, `PUT /v4/projects/{id}`. */
export const saveProject = defineSteps({
  title: { de: 'Projekt anlegen oder ändern', en: 'Create or change a project' },
  table: 'Auftrag',
  recommendedFor: ['project.created', 'project.awarded', 'project.processStatusChanged'],
  parameters: internalCustomer,
  fields: {
    number: numberField('Projektnummer', 'Project number', { field: 'AuftragsNr' }),
    name: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name', en: 'Name' },
      required: true,
      from: { field: 'Bauvorhaben' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Projekt unter „Bauvorhaben“ einen Namen ein.',
        en: 'Enter a name for the project in the ERP, under "Bauvorhaben".',
      },
    },
    customer: { type: 'string', title: { de: 'Kundennummer', en: 'Customer number' }, from: { field: 'KundenNr' } },
    customerName: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name eines neuen Kunden', en: 'Name of a new customer' },
      from: { template: '{{ Kunden.Name1 | full_name: Kunden.Name2 }}' },
    },
    note: { type: 'string', maxLength: 1000, title: { de: 'Notiz', en: 'Note' } },
    start_date: { type: 'string', format: 'date', title: { de: 'Buchbar ab', en: 'Open for times from' } },
    billable_default: { type: 'boolean', title: { de: 'Abrechenbar als Vorgabe', en: 'Billable by default' } },
    active: { type: 'boolean', title: { de: 'Aktiv', en: 'Active' } },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { number, name, customer: customerNumber, customerName, ...more } = input.values;
    const own = { number: customerNumber, name: customerName };
    const customer = await ensureCustomer(calls, customerOf(number, own, input.parameters.internalCustomer));
    const id = await createOrChange(calls, {
      kind: 'project',
      key: number,
      ensure: () => ensureProject(calls, { number, name, customer: customer.id, more }),
      pathOf: (known) => pathOf('project', known),
      changes: { name, customers_id: Number(customer.id), ...more },
    });
    return delivered(id);
  },
});
