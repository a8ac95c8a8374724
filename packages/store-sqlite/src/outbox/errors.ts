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

export const OUTBOX_NO_TRANSACTION = defineError<{ eventType: string }>(
  'OUTBOX_NO_TRANSACTION',
  {
    de: 'Ein Ereignis sollte ohne offene Transaktion in den Ausgangskorb.',
    en: 'An event was to be added to the outbox without an open transaction.',
  },
  ({ eventType }) => ({
    de: `Ein Ereignis „${eventType}“ sollte in den Ausgangskorb, aber in der Datenbank ist keine Transaktion offen. Nach einem Absturz könnte es dann ohne die Daten bestehen, von denen es erzählt, oder fehlen. Umschließen Sie beides mit BEGIN und COMMIT.`,
    en: `An event "${eventType}" was to be added to the outbox, but no transaction is open in the database. After a crash it could be there without the data it tells of, or be missing. Put both between BEGIN and COMMIT.`,
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
