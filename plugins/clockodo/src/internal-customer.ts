import type { ActionParameters } from '@eilbote/contract';
import { CLOCKODO_CUSTOMER_MISSING } from './errors.ts';

/** Whose the projects are that have no customer in the ERP: overhead, orders for stock. */
export const internalCustomer = {
  internalCustomer: {
    type: 'string',
    title: { de: 'Kunde für interne Projekte', en: 'Customer for internal projects' },
    description: {
      de: 'Kundennummer in Clockodo für Projekte, die im ERP keinen Kunden haben, z. B. Gemeinkosten. Ohne Angabe schlägt die Zustellung solcher Projekte fehl.',
      en: 'Number of the customer in Clockodo for projects without a customer in the ERP, such as overhead. When left out, deliveries of such projects fail.',
    },
  },
} as const satisfies ActionParameters;

/** The customer of a project. The name belongs to the project's own customer only. @throws CLOCKODO_CUSTOMER_MISSING */
export function customerOf(
  project: string,
  own: { readonly number: string | undefined; readonly name: string | undefined },
  internal: string | undefined,
): { readonly number: string; readonly name?: string | undefined } {
  if (own.number !== undefined) return { number: own.number, name: own.name };
  if (internal === undefined) throw CLOCKODO_CUSTOMER_MISSING({ project });
  return { number: internal };
}
