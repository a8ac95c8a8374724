import type { InferNamedRecord } from '@eilbote/core';
import type { Customer } from './customer.ts';

/** The customer as webhooks know it: a record of the table `Kunden`. */
export function customerRecord(customer: Customer) {
  return {
    KundenNr: customer.number,
    Name1: customer.name,
    Strasse: customer.street,
    PLZ: customer.postcode,
    Ort: customer.town,
    email: customer.email,
    Zahlungsziel: customer.days_to_pay,
    Erfassungsdatum: customer.created_on,
  } satisfies InferNamedRecord<'Kunden'>;
}
