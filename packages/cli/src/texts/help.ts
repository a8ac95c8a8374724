import type { LocalizedText } from '@eilbote/core';
import type { OptionDefinition } from '../command.ts';

export const programSummary: LocalizedText = {
  de: 'Eilbote: Ereignisse der ERP-Software werden zu Aufrufen anderer Programme.',
  en: 'Eilbote: events of the ERP become calls of other programs.',
};

/** Understood by every command. */
export const globalOptions: readonly OptionDefinition[] = [
  {
    flags: '--json',
    text: { de: 'Ausgabe für Programme: ein JSON-Dokument', en: 'output for programs: one JSON document' },
  },
  {
    flags: '--config <file>',
    text: {
      de: 'Konfiguration; sonst eilbote.config.ts in diesem Ordner oder einem darüber',
      en: 'configuration; otherwise eilbote.config.ts in this folder or one above',
    },
  },
  {
    flags: '--lang <de|en>',
    text: {
      de: 'Sprache; sonst nach EILBOTE_LANG, LC_ALL, LC_MESSAGES oder LANG',
      en: 'language; otherwise by EILBOTE_LANG, LC_ALL, LC_MESSAGES or LANG',
    },
  },
];

export const texts = {
  version: { de: 'zeigt die Version', en: 'shows the version' },
  help: { de: 'zeigt diese Hilfe', en: 'shows this help' },
  helpCommand: { de: 'zeigt die Hilfe zu einem Befehl', en: 'shows the help of a command' },
  helpOf: { de: 'z. B. webhooks edit', en: 'e.g. webhooks edit' },
  examples: { de: 'Beispiele:', en: 'Examples:' },
} as const satisfies { readonly [name: string]: LocalizedText };

/** Headlines of commander's help in German. */
export const headings: { readonly [english: string]: string } = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Global Options:': 'Optionen jedes Befehls:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Angaben:',
};

/** Names of arguments in German. */
export const argumentNames: { readonly [english: string]: string } = {
  key: 'Schlüssel',
  command: 'Befehl',
  connection: 'Verbindung',
  deliveries: 'Zustellungen',
  delivery: 'Zustellung',
  event: 'Ereignis',
  'event type': 'Ereignisart',
  file: 'Datei',
  folder: 'Ordner',
  lane: 'Spur',
  list: 'Auswahl',
  run: 'Lauf',
  target: 'Zielsystem',
  table: 'Tabelle',
  webhook: 'Webhook',
};
