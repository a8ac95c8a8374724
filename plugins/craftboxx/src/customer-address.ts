import type { JsonObject, TargetFields } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import { saveRecord } from './save-record.ts';

/** The address of a customer. The house number stays with the street, as in the ERP. */
export const addressFields = {
  street: { type: 'string', maxLength: 255, title: { de: 'Straße', en: 'Street' }, from: { field: 'Strasse' } },
  zip: { type: 'string', maxLength: 255, title: { de: 'PLZ', en: 'Postcode' }, from: { field: 'PLZ' } },
  city: { type: 'string', maxLength: 255, title: { de: 'Ort', en: 'Town' }, from: { field: 'Ort' } },
  country: {
    type: 'string',
    title: { de: 'Land', en: 'Country' },
    from: { template: '{{ Land | country }}' },
  },
  phone: {
    type: 'string',
    maxLength: 255,
    title: { de: 'Telefon', en: 'Telephone' },
    from: { template: '{{ Telefon | phone: Land }}' },
  },
  mobile: {
    type: 'string',
    maxLength: 255,
    title: { de: 'Mobiltelefon', en: 'Mobile phone' },
    from: { template: '{{ MobilTel | phone: Land }}' },
  },
  mail: { type: 'string', maxLength: 255, title: { de: 'E-Mail', en: 'E-mail' }, from: { field: 'email' } },
} as const satisfies TargetFields;

/** The address that a customer gets his letters at: not one where somebody goes to work. */
const kindOfAddress = { type: 'MAILING', use: 'address' };

export interface CustomerAddress {
  /** Id of the customer in Craftboxx. */
  readonly customer: string;
  /** Number of the customer in the ERP, which has one address for each. */
  readonly key: string;
  readonly address: JsonObject;
}

/** Creates or changes the address of a customer; one without anything in it is left alone. */
export async function saveAddress(calls: AccountCalls, { customer, key, address }: CustomerAddress): Promise<void> {
  if (Object.keys(address).length === 0) return;
  const wanted = {
    kind: 'address',
    key,
    alsoFoundBy: [{ customer_id: customer, ...kindOfAddress }],
    body: async () => ({ customer_id: Number(customer), ...kindOfAddress, ...address }),
  } as const;
  await saveRecord(calls, wanted, address);
}
