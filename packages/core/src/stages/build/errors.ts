import { defineError, type LocalizedText } from '@eilbote/contract';

export const WEBHOOK_NOT_BUILDABLE = defineError<{ name: string; reason: LocalizedText }>(
  'WEBHOOK_NOT_BUILDABLE',
  {
    de: 'Aus einem gespeicherten Webhook lassen sich keine Aufrufe bilden, weil etwas fehlt, das er braucht.',
    en: 'A stored webhook cannot make calls, because something it needs is missing.',
  },
  ({ name, reason }) => ({
    de: `Der Webhook „${name}“ kann keine Aufrufe bilden: ${reason.de}`,
    en: `The webhook "${name}" cannot make calls: ${reason.en}`,
  }),
);

export const ATTRIBUTE_FROM_LIST = defineError<{ attribute: string; table: string; count: number }>(
  'ATTRIBUTE_FROM_LIST',
  {
    de: 'Ein Attribut nimmt ein Feld aus einer Tabelle, von der mehrere Datensätze oder keiner mitkamen.',
    en: 'An attribute takes a field of a table of which several records or none came along.',
  },
  ({ attribute, table, count }) => ({
    de: `Das Attribut „${attribute}“ nimmt ein Feld der Tabelle „${table}“, von der ${count} Datensätze mitkamen. Verwenden Sie eine Vorlage, die den richtigen auswählt.`,
    en: `The attribute "${attribute}" takes a field of the table "${table}", of which ${count} records came along. Use a template that picks the right one.`,
  }),
);

export const PLUGIN_THREW = defineError<{ plugin: string; stage: string; thrown: string }>(
  'PLUGIN_THREW',
  {
    de: 'Ein Plugin ist abgestürzt, während es einen Aufruf bildete oder änderte.',
    en: 'A plugin crashed while it made or changed a call.',
  },
  ({ plugin, stage, thrown }) => ({
    de: `Das Plugin „${plugin}“ ist in der Stufe „${stage}“ abgestürzt (${thrown}). Wenden Sie sich an den Hersteller des Plugins.`,
    en: `The plugin "${plugin}" crashed in the stage "${stage}" (${thrown}). Turn to the maker of the plugin.`,
  }),
);

export const PLUGIN_TOO_SLOW = defineError<{ plugin: string; stage: string; seconds: number }>(
  'PLUGIN_TOO_SLOW',
  {
    de: 'Ein Plugin ist mit einem Aufruf nicht rechtzeitig fertig geworden.',
    en: 'A plugin did not finish a call in time.',
  },
  ({ plugin, stage, seconds }) => ({
    de: `Das Plugin „${plugin}“ war in der Stufe „${stage}“ nach ${seconds} Sekunden nicht fertig. Wenden Sie sich an den Hersteller des Plugins.`,
    en: `The plugin "${plugin}" had not finished the stage "${stage}" after ${seconds} seconds. Turn to the maker of the plugin.`,
  }),
);

export const REQUEST_DRAFT_INVALID = defineError<{ plugin: string; stage: string; fault: string }>(
  'REQUEST_DRAFT_INVALID',
  {
    de: 'Ein Plugin hat keine gültige Anfrage geliefert.',
    en: 'A plugin gave no valid request.',
  },
  ({ plugin, stage, fault }) => ({
    de: `Das Plugin „${plugin}“ hat in der Stufe „${stage}“ keine gültige Anfrage geliefert (${fault}). Wenden Sie sich an den Hersteller des Plugins.`,
    en: `The plugin "${plugin}" gave no valid request in the stage "${stage}" (${fault}). Turn to the maker of the plugin.`,
  }),
);

export const TARGET_VALUE_MISSING = defineError<{
  field: string;
  title: LocalizedText;
  from?: string;
  whenMissing?: LocalizedText;
}>(
  'TARGET_VALUE_MISSING',
  {
    de: 'Das Zielsystem verlangt eine Angabe, die im Datensatz leer ist oder fehlt.',
    en: 'The target system demands a value that is empty or missing in the record.',
  },
  ({ title, from, whenMissing }) => ({
    de: `Dem Zielsystem fehlt „${title.de}“${from === undefined ? '' : ` (aus „${from}“)`}. ${whenMissing?.de ?? 'Ergänzen Sie den Datensatz in Ihrer Anwendung, und senden Sie die Zustellung dann erneut.'}`,
    en: `The target system needs "${title.en}"${from === undefined ? '' : ` (from "${from}")`}. ${whenMissing?.en ?? 'Complete the record in your application, then send the delivery again.'}`,
  }),
);

export const TARGET_VALUE_INVALID = defineError<{ field: string; title: LocalizedText; expected: LocalizedText }>(
  'TARGET_VALUE_INVALID',
  {
    de: 'Ein Wert passt nicht in das Feld des Zielsystems, für das er bestimmt ist.',
    en: 'A value does not fit the field of the target system that it is meant for.',
  },
  ({ title, expected }) => ({
    de: `„${title.de}“ kann das Zielsystem so nicht aufnehmen: Erwartet wird ${expected.de}.`,
    en: `The target system cannot take "${title.en}" like that: expected is ${expected.en}.`,
  }),
);

export const TARGET_VALUE_NOT_IN_TABLE = defineError<{ title: LocalizedText; from: string }>(
  'TARGET_VALUE_NOT_IN_TABLE',
  {
    de: 'Die Tabelle, aus der ein Feld des Zielsystems gefüllt wird, hat keinen Eintrag für den Wert des Datensatzes.',
    en: 'The table that fills a field of the target system has no entry for the value of the record.',
  },
  ({ title, from }) => ({
    de: `Für „${title.de}“ ist nicht festgelegt, was der Wert von „${from}“ bedeutet. Ergänzen Sie die Tabelle in der Zuordnung des Webhooks, und senden Sie die Zustellung dann erneut.`,
    en: `For "${title.en}" nobody has said what the value of "${from}" means. Complete the table in the mapping of the webhook, then send the delivery again.`,
  }),
);
