/** The kinds of objects that are written, by the ids that HubSpot gives to their types. */
export const objectTypes = { companies: 'companies', contacts: 'contacts', deals: '0-3' } as const;

/** A kind of object. */
export type ObjectKind = keyof typeof objectTypes;

/** Properties that Eilbote creates, by which it finds again what it has made: their values are unique. */
export const keyProperties = {
  customer: 'profacto_kundennummer',
  supplier: 'profacto_lieferantennummer',
  deal: 'profacto_auftragsnr',
} as const;
