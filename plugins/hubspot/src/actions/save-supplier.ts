import { defineSteps, delivered } from '@eilbote/contract';
import { keyProperties } from '../objects.ts';
import { saveCompany } from '../save-company.ts';
import { companyAddress } from './company-address.ts';

/** A supplier becomes a company of the type "vendor", found again by its number. */
export const saveSupplier = defineSteps({
  title: { de: 'Lieferanten als Unternehmen anlegen oder ändern', en: 'Create or change a supplier as a company' },
  table: 'Lieferanten',
  recommendedFor: ['supplier.created'],
  fields: {
    [keyProperties.supplier]: {
      type: 'string',
      title: { de: 'Lieferantennummer', en: 'Supplier number' },
      required: true,
      from: { field: 'LieferantenNr' },
    },
    name: {
      type: 'string',
      title: { de: 'Name des Unternehmens', en: 'Name of the company' },
      required: true,
      from: { template: '{{ Name1 | full_name: Name2 }}' },
      whenMissing: {
        de: 'Tragen Sie beim Lieferanten „Name 1“ ein, und senden Sie die Zustellung dann erneut.',
        en: 'Enter "Name 1" of the supplier, then send the delivery again.',
      },
    },
    type: {
      type: 'string',
      title: { de: 'Art des Unternehmens', en: 'Type of the company' },
      from: { text: 'VENDOR' },
    },
    ...companyAddress,
  },
  async steps(steps, { url, values }) {
    return delivered(await saveCompany(steps, url, 'supplier', values[keyProperties.supplier], values));
  },
});
