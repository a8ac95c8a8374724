import { defineError } from '@eilbote/contract';

export const RECORD_TO_FIND_INVALID = defineError<{ missing: 'table' | 'key' }>(
  'RECORD_TO_FIND_INVALID',
  {
    de: 'Ein Datensatz wird durch seine Tabelle und seinen Schlüssel bezeichnet.',
    en: 'A record is named by its table and its key.',
  },
  ({ missing }) => ({
    de: `Ein Datensatz wird durch Tabelle und Schlüssel bezeichnet, zum Beispiel { table: 'Kunden', key: '10023' }; „${missing}“ fehlt oder ist kein Text.`,
    en: `A record is named by table and key, for example { table: 'Kunden', key: '10023' }; "${missing}" is missing or no text.`,
  }),
);
