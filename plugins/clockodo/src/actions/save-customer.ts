import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { createOrChange } from '../create-or-change.ts';
import { ensureCustomer } from '../ensure-customer.ts';
import { pathOf } from '../find-by-number.ts';
import { numberField } from '../own-number.ts';

/** A customer: found by its number, then created or changed. `POST /v3/customers`, `PUT /v3/customers/{id}`. */
export const saveCustomer = defineSteps({
  title: { de: 'Kunde anlegen oder ändern', en: 'Create or change a customer' },
  table: 'Kunden',
  recommendedFor: ['customer.created'],
  fields: {
    number: numberField('Kundennummer', 'Customer number', { field: 'KundenNr' }),
    name: {
      type: 'string',
      maxLength: 100,
      title: { de: 'Name', en: 'Name' },
      required: true,
      from: { template: '{{ Name1 | full_name: Name2 }}' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Kunden unter „Name 1“ einen Namen ein.',
        en: 'Enter a name for the customer in the ERP, under "Name 1".',
      },
    },
    note: { type: 'string', maxLength: 1000, title: { de: 'Notiz', en: 'Note' } },
    billable_default: { type: 'boolean', title: { de: 'Abrechenbar als Vorgabe', en: 'Billable by default' } },
    active: { type: 'boolean', title: { de: 'Aktiv', en: 'Active' } },
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { number, name, ...more } = input.values;
    const id = await createOrChange(calls, {
      kind: 'customer',
      key: number,
      ensure: () => ensureCustomer(calls, { number, name, more }),
      pathOf: (known) => pathOf('customer', known),
      changes: { name, ...more },
    });
    return delivered(id);
  },
});
