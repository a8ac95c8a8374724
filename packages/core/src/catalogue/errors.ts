import { defineError, type LocalizedText } from '@eilbote/contract';

export const TABLE_TAKEN = defineError<{ table: string; owner: string; takenBy: string }>(
  'TABLE_TAKEN',
  {
    de: 'Zwei Beteiligte (Eilbote, Plugins, Ihr Programm) legen eine Tabelle mit demselben Namen an.',
    en: 'Two parties (Eilbote, plugins, the host) define a table of the same name.',
  },
  ({ table, owner, takenBy }) => ({
    de: `Die Tabelle „${table}“ von „${owner}“ gibt es schon, sie gehört „${takenBy}“. Geben Sie ihr einen anderen Namen, oder ergänzen Sie die vorhandene mit correctTable('${table}', …).`,
    en: `The table "${table}" of "${owner}" exists already and belongs to "${takenBy}". Name it differently, or extend the existing one with correctTable('${table}', …).`,
  }),
);

export const EVENT_TYPE_TAKEN = defineError<{ eventType: string; owner: string; takenBy: string }>(
  'EVENT_TYPE_TAKEN',
  {
    de: 'Zwei Beteiligte (Eilbote, Plugins, Ihr Programm) legen eine Ereignisart mit derselben Kennung an.',
    en: 'Two parties (Eilbote, plugins, the host) define an event type of the same id.',
  },
  ({ eventType, owner, takenBy }) => ({
    de: `Die Ereignisart „${eventType}“ von „${owner}“ gibt es schon, sie gehört „${takenBy}“. Geben Sie ihr eine andere Kennung.`,
    en: `The event type "${eventType}" of "${owner}" exists already and belongs to "${takenBy}". Give it another id.`,
  }),
);

export const TABLE_INVALID = defineError<{ table: string; owner: string; path: string; flaw: LocalizedText }>(
  'TABLE_INVALID',
  {
    de: 'Die Beschreibung einer Tabelle ist fehlerhaft.',
    en: 'The definition of a table is faulty.',
  },
  ({ table, owner, path, flaw }) => ({
    de: `Tabelle „${table}“ von „${owner}“, bei ${path}: ${flaw.de}`,
    en: `Table "${table}" of "${owner}", at ${path}: ${flaw.en}`,
  }),
);

export const EVENT_TYPE_INVALID = defineError<{ eventType: string; owner: string; path: string; flaw: LocalizedText }>(
  'EVENT_TYPE_INVALID',
  {
    de: 'Die Beschreibung einer Ereignisart ist fehlerhaft.',
    en: 'The definition of an event type is faulty.',
  },
  ({ eventType, owner, path, flaw }) => ({
    de: `Ereignisart „${eventType}“ von „${owner}“, bei ${path}: ${flaw.de}`,
    en: `Event type "${eventType}" of "${owner}", at ${path}: ${flaw.en}`,
  }),
);

export const CORRECTION_WITHOUT_TABLE = defineError<{ table: string; owner: string; suggestion?: string }>(
  'CORRECTION_WITHOUT_TABLE',
  {
    de: 'Eine Tabelle soll berichtigt oder ergänzt werden, die es nicht gibt.',
    en: 'A table shall be corrected or extended that does not exist.',
  },
  ({ table, owner, suggestion }) => ({
    de: `„${owner}“ will die Tabelle „${table}“ berichtigen, die es nicht gibt.${suggestion === undefined ? ' Legen Sie sie mit defineTable an.' : ` Meinten Sie „${suggestion}“?`}`,
    en: `"${owner}" wants to correct the table "${table}", which does not exist.${suggestion === undefined ? ' Define it with defineTable.' : ` Did you mean "${suggestion}"?`}`,
  }),
);
