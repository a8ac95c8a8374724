import type { LocalizedText } from '@eilbote/core';

/** What a command says to the shell when it ends. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  configuration: 3,
  notFound: 4,
  conflict: 5,
  refused: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: { readonly [name in keyof typeof exitCodes]: LocalizedText } = {
  ok: { de: 'Alles ist gut gegangen.', en: 'All went well.' },
  failure: { de: 'Etwas ist fehlgeschlagen; die Meldung sagt, was.', en: 'Something failed; the message says what.' },
  usage: { de: 'Der Befehl oder eine Angabe ist falsch.', en: 'The command or something given to it is wrong.' },
  configuration: {
    de: 'eilbote.config.ts oder der Datenordner ist nicht in Ordnung.',
    en: 'eilbote.config.ts or the data folder is not in order.',
  },
  notFound: {
    de: 'Den Webhook, die Verbindung, die Zustellung oder das Ereignis gibt es nicht.',
    en: 'There is no such webhook, connection, delivery or event.',
  },
  conflict: {
    de: 'Jemand anderes hat in der Zwischenzeit gespeichert, oder etwas wird noch benutzt.',
    en: 'Somebody else saved in the meantime, or something is still in use.',
  },
  refused: {
    de: 'Die Netzwerk-Richtlinie verbietet den Aufruf.',
    en: 'The network policy forbids the call.',
  },
};

const byCode: { readonly [code: string]: ExitCode } = {
  CONFIG_NOT_LOADED: exitCodes.configuration,
  CONFIG_INVALID: exitCodes.configuration,
  CONFIG_EXISTS: exitCodes.conflict,
  STARTUP_FAILED: exitCodes.configuration,
  NETWORK_ALLOW_INVALID: exitCodes.configuration,
  NETWORK_ALLOW_NEVER: exitCodes.configuration,
  WEBHOOK_UNKNOWN: exitCodes.notFound,
  CONNECTION_UNKNOWN: exitCodes.notFound,
  DELIVERY_UNKNOWN: exitCodes.notFound,
  EVENT_UNKNOWN: exitCodes.notFound,
  LOG_NOT_FOUND: exitCodes.notFound,
  NAME_UNKNOWN: exitCodes.notFound,
  WEBHOOK_CONFLICT: exitCodes.conflict,
  CONNECTION_CONFLICT: exitCodes.conflict,
  CONNECTION_IN_USE: exitCodes.conflict,
  EVENT_ID_TAKEN: exitCodes.conflict,
  WEBHOOK_INVALID: exitCodes.usage,
  CONNECTION_INVALID: exitCodes.usage,
  WEBHOOK_NAME_AMBIGUOUS: exitCodes.usage,
  CONNECTION_NAME_AMBIGUOUS: exitCodes.usage,
  ARGUMENT_INVALID: exitCodes.usage,
  ARGUMENT_MISSING: exitCodes.usage,
  ARGUMENT_UNEXPECTED: exitCodes.usage,
  COMMAND_UNKNOWN: exitCodes.usage,
  OPTION_UNKNOWN: exitCodes.usage,
  SECRET_NEEDS_TERMINAL: exitCodes.usage,
  DATA_FOLDER_EMPTY: exitCodes.configuration,
  FILE_UNREADABLE: exitCodes.usage,
};

export const exitCodeOf = (errorCode: string): ExitCode => byCode[errorCode] ?? exitCodes.failure;
