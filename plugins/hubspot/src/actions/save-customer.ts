import { defineSteps, delivered } from '@eilbote/contract';
import { keyProperties } from '../objects.ts';
import { saveCompany } from '../save-company.ts';
import { companyAddress } from './company-address.ts';

/** A customer becomes a company, found again by its number. */
export const saveCustomer = defineSteps({
  title: { de: 'Kunden als Unternehmen anlegen oder ändern', en: 'Create or change a customer as a company' },
  table: 'Kunden',
  recommendedFor: ['customer.created'],
  fields: {
    [keyProperties.customer]: {
      type: 'string',
      title: { de: 'Kundennummer', en: 'Customer number' },
      required: true,
      from: { field: 'KundenNr' },
    },
    name: {
      type: 'string',
      title: { de: 'Name des Unternehmens', en: 'Name of the company' },
      required: true,
      from: { template: '{{ Name1 | full_name: Name2 }}' },
      whenMissing: {
        de: 'Tragen Sie beim Kunden „Name 1“ ein, und senden Sie die Zustellung dann erneut.',
        en: 'Enter "Name 1" of the customer, then send the delivery again.',
      },
    },
    ...companyAddress,
  },
  async steps(steps, { url, values }) {
    return delivered(await saveCompany(steps, url, 'customer', values[keyProperties.customer], values));
  },
});
