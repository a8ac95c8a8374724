import { defineTargetSystem } from '@eilbote/contract';
import { account } from './account/account.ts';
import { billDeal } from './actions/bill-deal.ts';
import { creditDeal } from './actions/credit-deal.ts';
import { deliverDeal } from './actions/deliver-deal.ts';
import { notApplicable } from './actions/not-applicable.ts';
import { saveContacts } from './actions/save-contacts.ts';
import { saveCustomer } from './actions/save-customer.ts';
import { saveDeal } from './actions/save-deal.ts';
import { saveSupplier } from './actions/save-supplier.ts';
import { winDeal } from './actions/win-deal.ts';
import { classify } from './classify.ts';

/** HubSpot: customers and suppliers become companies, contacts contacts, projects deals. */
export const hubspot = defineTargetSystem({
  id: 'hubspot',
  title: { de: 'HubSpot', en: 'HubSpot' },
  description: {
    de: 'Legt Kunden und Lieferanten als Unternehmen an, Ansprechpartner als Kontakte und Projekte als Deals, und hält sie aktuell.',
    en: 'Creates customers and suppliers as companies, contacts as contacts and projects as deals, and keeps them up to date.',
  },
  account,
  actions: {
    saveCustomer,
    saveSupplier,
    saveContacts,
    saveDeal,
    winDeal,
    deliverDeal,
    billDeal,
    creditDeal,
    notApplicable,
  },
  classify,
});
