import { defineError } from '@eilbote/contract';

export const ACCOUNT_ANSWER_UNREADABLE = defineError<{ plugin: string; what: string; fault: string }>(
  'ACCOUNT_ANSWER_UNREADABLE',
  {
    de: 'Ein Plugin kann nicht lesen, was das Konto des Zielsystems geantwortet hat.',
    en: 'A plugin cannot read what the account of the target system has answered.',
  },
  ({ plugin, what, fault }) => ({
    de: `Das Plugin „${plugin}“ kann die Antwort auf „${what}“ nicht lesen (${fault}). Wenden Sie sich an den Hersteller des Plugins.`,
    en: `The plugin "${plugin}" cannot read the answer to "${what}" (${fault}). Turn to the maker of the plugin.`,
  }),
);
