import { defineTargetSystem } from '@eilbote/contract';
import { account } from './account.ts';
import { saveCustomer } from './actions/save-customer.ts';
import { saveProject } from './actions/save-project.ts';
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
  actions: { saveCustomer, saveProject },
  classify,
});
