import { defineError } from '@eilbote/contract';

export const OUTBOX_IN_MEMORY = defineError<Record<string, never>>(
  'OUTBOX_IN_MEMORY',
  {
    de: 'Der Ausgangskorb für Ereignisse liegt in einer Datenbank ohne Datei.',
    en: 'The outbox for events lies in a database without a file.',
  },
  () => ({
    de: 'Der Ausgangskorb liegt in einer Datenbank, die nur im Arbeitsspeicher besteht. Ereignisse gingen dort verloren. Öffnen Sie die Datenbank als Datei.',
    en: 'The outbox lies in a database that exists in memory only. Events would be lost there. Open the database as a file.',
  }),
);

export const OUTBOX_EVENT_UNREADABLE = defineError<{ sequence: number }>(
  'OUTBOX_EVENT_UNREADABLE',
  {
    de: 'Ein Eintrag im Ausgangskorb ist kein lesbares Ereignis.',
    en: 'An entry of the outbox is no readable event.',
  },
  ({ sequence }) => ({
    de: `Der Eintrag ${sequence} in der Tabelle „eilbote_outbox“ ist kein lesbares Ereignis. Er wurde zurückgestellt; prüfen Sie, wer diese Tabelle sonst noch beschreibt.`,
    en: `The entry ${sequence} in the table "eilbote_outbox" is no readable event. It was set aside; check what else writes to this table.`,
  }),
);

export const OUTBOX_FILE_MISSING = defineError<{ file: string }>(
  'OUTBOX_FILE_MISSING',
  {
    de: 'Die Datenbank mit dem Ausgangskorb gibt es nicht.',
    en: 'The database with the outbox does not exist.',
  },
  ({ file }) => ({
    de: `Die Datenbank „${file}“, in der der Ausgangskorb liegen soll, gibt es nicht. Prüfen Sie den Pfad, oder starten Sie zuerst das Programm, das sie anlegt.`,
    en: `The database "${file}" that should hold the outbox does not exist. Check the path, or first start the program that makes it.`,
  }),
);
