import { keyProperties, objectTypes } from '../objects.ts';

/** A property as HubSpot creates it (`POST /crm/v3/properties/…`). */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly groupName: string;
  readonly type: 'string' | 'date' | 'number';
  readonly fieldType: 'text' | 'date' | 'number';
  readonly hasUniqueValue: boolean;
}

/** A property of Eilbote's own, and the type of the objects that have it. */
export interface OwnProperty {
  readonly objectType: string;
  readonly definition: PropertyDefinition;
}

const text = { type: 'string', fieldType: 'text' } as const;
const date = { type: 'date', fieldType: 'date', hasUniqueValue: false } as const;

const ofCompany = (definition: Omit<PropertyDefinition, 'groupName'>): OwnProperty => ({
  objectType: objectTypes.companies,
  definition: { groupName: 'companyinformation', ...definition },
});
const ofDeal = (definition: Omit<PropertyDefinition, 'groupName'>): OwnProperty => ({
  objectType: objectTypes.deals,
  definition: { groupName: 'dealinformation', ...definition },
});

/** All properties that have to be in an account before deliveries can work. */
export const ownProperties: readonly OwnProperty[] = [
  ofCompany({ name: keyProperties.customer, label: 'Kundennummer (ERP)', ...text, hasUniqueValue: true }),
  ofCompany({ name: keyProperties.supplier, label: 'Lieferantennummer (ERP)', ...text, hasUniqueValue: true }),
  ofDeal({ name: keyProperties.deal, label: 'Projektnummer (ERP)', ...text, hasUniqueValue: true }),
  ofDeal({ name: 'profacto_lieferdatum', label: 'Geliefert am (ERP)', ...date }),
  ofDeal({ name: 'profacto_rechnungsnr', label: 'Rechnungsnummer (ERP)', ...text, hasUniqueValue: false }),
  ofDeal({ name: 'profacto_rechnungsdatum', label: 'Abgerechnet am (ERP)', ...date }),
  ofDeal({ name: 'profacto_gutschriftnr', label: 'Gutschriftnummer (ERP)', ...text, hasUniqueValue: false }),
  ofDeal({ name: 'profacto_gutschriftdatum', label: 'Gutgeschrieben am (ERP)', ...date }),
];
