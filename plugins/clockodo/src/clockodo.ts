import { defineTargetSystem } from '@eilbote/contract';
import { account } from './account/account.ts';
import { billProject } from './actions/bill-project.ts';
import { completeProject } from './actions/complete-project.ts';
import { saveCustomer } from './actions/save-customer.ts';
import { saveEntry } from './actions/save-entry.ts';
import { saveProject } from './actions/save-project.ts';
import { saveUser } from './actions/save-user.ts';
import { unbillProject } from './actions/unbill-project.ts';
import { classify } from './classify.ts';

/** The target system "Clockodo": time recording, my.clockodo.com. */
export const clockodo = defineTargetSystem({
  id: 'clockodo',
  title: { de: 'Clockodo', en: 'Clockodo' },
  description: {
    de: 'Bringt Mitarbeiter, Kunden, Projekte und Projektzeiten in die Zeiterfassung Clockodo.',
    en: 'Brings employees, customers, projects and project times into the time recording of Clockodo.',
  },
  account,
  actions: { saveUser, saveCustomer, saveProject, saveEntry, completeProject, billProject, unbillProject },
  classify,
});
