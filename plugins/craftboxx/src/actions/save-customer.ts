import { defineSteps, delivered } from '@eilbote/contract';
import { AccountCalls } from '../account-calls.ts';
import { addressFields, saveAddress } from '../customer-address.ts';
import { customerRecord } from '../customer.ts';
import { saveRecord } from '../save-record.ts';

/** A customer and its address. `POST` and `PUT` of `customers` and `customers/addresses`. */
export const saveCustomer = defineSteps({
  title: { de: 'Kunde anlegen oder ändern', en: 'Create or change a customer' },
  table: 'Kunden',
  recommendedFor: ['customer.created'],
  fields: {
    customer_number: {
      type: 'string',
      title: { de: 'Kundennummer', en: 'Customer number' },
      required: true,
      from: { field: 'KundenNr' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Kunden eine Nummer ein.',
        en: 'Enter a number for the customer in the ERP.',
      },
    },
    name: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Name', en: 'Name' },
      required: true,
      from: { field: 'Name1' },
      whenMissing: {
        de: 'Tragen Sie im ERP beim Kunden unter „Name 1“ einen Namen ein.',
        en: 'Enter a name for the customer in the ERP, under "Name 1".',
      },
    },
    name_addon: {
      type: 'string',
      maxLength: 255,
      title: { de: 'Namenszusatz', en: 'Addition to the name' },
      from: { field: 'Name2' },
    },
    info: { type: 'string', title: { de: 'Hinweis', en: 'Note' } },
    ...addressFields,
  },
  async steps(steps, input) {
    const calls = new AccountCalls(steps, input);
    const { customer_number: number, name, name_addon, info, ...address } = input.values;
    const more = { ...(name_addon === undefined ? {} : { name_addon }), ...(info === undefined ? {} : { info }) };
    const id = await saveRecord(calls, customerRecord({ number, name, more }), { name, ...more });
    await saveAddress(calls, { customer: id, key: number, address });
    return delivered(id);
  },
});
