import type { Language } from '@eilbote/core';

/** The commented configuration that `eilbote init` writes. */
export const configTemplate = (language: Language): string => templates[language];

const templates = {
  de: `import { defineConfig } from 'eilbote';
import { clockodo } from '@eilbote/clockodo';
import { craftboxx } from '@eilbote/craftboxx';
import { custom } from '@eilbote/custom';
import { hubspot } from '@eilbote/hubspot';

/** So ist diese Installation eingerichtet. Der Host und jeder Befehl lesen diese Datei. */
export default defineConfig({
  // Zielsysteme: „Benutzerdefiniert“ ruft eine beliebige URL auf; weitere kommen hier dazu.
  plugins: [custom, clockodo, craftboxx, hubspot],

  // Datenbank und Logs/Webhooks.log. Netzlaufwerke gehen nicht.
  dataFolder: './eilbote-data',

  // Wer aufgerufen werden darf: ohne Eintrag nur öffentliche Adressen über https.
  network: {
    // allow: ['192.168.1.0/24', 'zeiterfassung.local:8080'],
  },

  // Protokoll: 'none' schreibt keine Werte aus Datensätzen, 'selected' die unbedenklichen, 'all' alles.
  log: { bodies: 'none' },

  // Aufbewahrung in Tagen: Inhalte 30, alles andere 365; einzelne Datenschutzklassen kürzer.
  // retention: { bodyDays: 30, rowDays: 365, classDays: { special: 7 } },

  // Eigene Tabellen, Ereignisarten und Berichtigungen der mitgelieferten:
  // tables: [], eventTypes: [], corrections: [],
});
`,
  en: `import { defineConfig } from 'eilbote';
import { clockodo } from '@eilbote/clockodo';
import { craftboxx } from '@eilbote/craftboxx';
import { custom } from '@eilbote/custom';
import { hubspot } from '@eilbote/hubspot';

/** How this installation is set up. The host and every command read this file. */
export default defineConfig({
  // Target systems: "Benutzerdefiniert" (custom) calls any URL; further ones are added here.
  plugins: [custom, clockodo, craftboxx, hubspot],

  // Database and Logs/Webhooks.log. Network drives are refused.
  dataFolder: './eilbote-data',

  // Who may be called: without an entry only public addresses over https.
  network: {
    // allow: ['192.168.1.0/24', 'timeclock.local:8080'],
  },

  // Delivery log: 'none' writes no values of records, 'selected' the harmless ones, 'all' everything.
  log: { bodies: 'none' },

  // Kept for so many days: bodies 30, everything else 365; single privacy classes less.
  // retention: { bodyDays: 30, rowDays: 365, classDays: { special: 7 } },

  // Tables and event types of your own, and corrections of the standard ones:
  // tables: [], eventTypes: [], corrections: [],
});
`,
};
