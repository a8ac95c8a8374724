import type { TargetField } from '@eilbote/contract';

/** What customers and suppliers have in common: their tables name it alike. */
export const companyAddress = {
  address: {
    type: 'string',
    title: { de: 'Straße mit Hausnummer', en: 'Street and number' },
    from: { field: 'Strasse' },
  },
  zip: { type: 'string', title: { de: 'PLZ', en: 'Postcode' }, from: { field: 'PLZ' } },
  city: { type: 'string', title: { de: 'Ort', en: 'Town' }, from: { field: 'Ort' } },
  state: { type: 'string', title: { de: 'Bundesland', en: 'State' }, from: { field: 'Bundesland' } },
  country: {
    type: 'string',
    title: { de: 'Land', en: 'Country' },
    from: { template: '{{ Land | country: "german" }}' },
  },
  phone: {
    type: 'string',
    title: { de: 'Telefon', en: 'Telephone' },
    from: { template: '{{ Telefon | phone: Land }}' },
  },
  website: { type: 'string', title: { de: 'Internetseite', en: 'Website' }, from: { field: 'www' } },
} as const satisfies { readonly [property: string]: TargetField };
