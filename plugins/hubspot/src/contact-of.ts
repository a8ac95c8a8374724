import type { JsonObject, JsonValue } from '@eilbote/contract';
import type { contactProperties } from './properties/contact-properties.ts';
import type { CompanyKind } from './save-company.ts';
import { propertiesOf, type UpsertInput } from './upsert.ts';

type ContactProperty = (typeof contactProperties)[number];

/** A contact of the ERP, and whose it is. */
export interface ErpContact {
  readonly company: { readonly kind: CompanyKind; readonly key: string };
  /** Empty where the ERP has none. */
  readonly email: string;
  readonly properties: UpsertInput['properties'];
}

/** Reads a record of the table `Ansprechpartner`. HubSpot keeps addresses in small letters. */
export function contactOf(record: JsonObject): ErpContact {
  const email = text(record['email'])?.toLowerCase() ?? '';
  const properties: { readonly [name in ContactProperty]?: string | undefined } = {
    email: email === '' ? undefined : email,
    firstname: text(record['VorName']),
    lastname: text(record['Name']),
    salutation: text(record['Anrede']),
    jobtitle: text(record['Status']),
    phone: text(record['Telefon']),
    mobilephone: text(record['MobilTel']),
  };
  return {
    company: { kind: record['Typ'] === 0 ? 'supplier' : 'customer', key: text(record['TypNr']) ?? '' },
    email,
    properties: propertiesOf(properties),
  };
}

function text(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const trimmed = String(value).trim();
  return trimmed === '' ? undefined : trimmed;
}
