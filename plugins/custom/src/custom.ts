import { defineTargetSystem } from '@eilbote/contract';
import { call } from './call.ts';
import { classify } from './classify.ts';

/** Benutzerdefiniert: any URL, called with a GET part and a JSON payload. */
export const custom = defineTargetSystem({
  id: 'custom',
  title: { de: 'Benutzerdefiniert', en: 'Custom' },
  description: {
    de: 'Ruft eine beliebige URL auf: Ereignis, Tabelle, Bedingungen und Attribute stehen in der URL, die Felder der Tabelle und die Attribute als JSON im Inhalt.',
    en: 'Calls any URL: event, table, conditions and attributes stand in the URL, the fields of the table and the attributes as JSON in the body.',
  },
  actions: { call },
  classify,
});
