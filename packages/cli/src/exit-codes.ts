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
    de: 'eilbote.config.ts, der Datenordner oder der Schlüssel ist nicht in Ordnung.',
    en: 'eilbote.config.ts, the data folder or the key is not in order.',
  },
  notFound: {
    de: 'Den Webhook, die Verbindung, die Spur, die Zustellung oder das Ereignis gibt es nicht.',
    en: 'There is no such webhook, connection, lane, delivery or event.',
  },
  conflict: {
    de: 'Es passt nicht zu dem, was gerade ist: Jemand hat inzwischen gespeichert, etwas wird noch benutzt, wartet nicht mehr oder ist inaktiv.',
    en: 'It does not fit what is: somebody saved in the meantime, something is still in use, waits no more or is inactive.',
  },
  refused: {
    de: 'Die Netzwerk-Richtlinie verbietet den Aufruf.',
    en: 'The network policy forbids the call.',
  },
};

const byCode: { readonly [code: string]: ExitCode } = {
  CONFIG_NOT_LOADED: exitCodes.configuration,
  CONFIG_INVALID: exitCodes.configuration,
  CONFIG_SETTING_INVALID: exitCodes.configuration,
  CONFIG_EXISTS: exitCodes.conflict,
  STARTUP_FAILED: exitCodes.configuration,
  NETWORK_ALLOW_INVALID: exitCodes.configuration,
  NETWORK_ALLOW_NEVER: exitCodes.configuration,
  WEBHOOK_UNKNOWN: exitCodes.notFound,
  CONNECTION_UNKNOWN: exitCodes.notFound,
  DELIVERY_UNKNOWN: exitCodes.notFound,
  EVENT_UNKNOWN: exitCodes.notFound,
  LANE_UNKNOWN: exitCodes.notFound,
  LANE_NAME_AMBIGUOUS: exitCodes.usage,
  ACCOUNT_CANNOT: exitCodes.usage,
  CHOICES_UNKNOWN: exitCodes.notFound,
  CONNECT_EVENT_UNUSED: exitCodes.usage,
  CONNECT_INVALID: exitCodes.usage,
  CONNECT_CONFLICT: exitCodes.conflict,
  ACCOUNT_TARGET_MISSING: exitCodes.configuration,
  LANE_IS_SHARED: exitCodes.usage,
  RUN_UNKNOWN: exitCodes.notFound,
  RUN_ENDED: exitCodes.conflict,
  DELIVERY_NOT_RESENT: exitCodes.conflict,
  CORRECTION_OF_OTHER_RECORD: exitCodes.usage,
  RESEND_STATES_UNFINISHED: exitCodes.usage,
  BACKFILL_RUN_INVALID: exitCodes.usage,
  BACKFILL_WEBHOOK_OTHER_EVENT: exitCodes.usage,
  BACKFILL_WEBHOOK_INACTIVE: exitCodes.conflict,
  BACKFILL_RUN_OTHER: exitCodes.conflict,
  BACKFILL_CANCELLED: exitCodes.conflict,
  BACKFILL_TOO_OLD: exitCodes.conflict,
  COLUMN_MISSING: exitCodes.usage,
  COLUMN_TWICE: exitCodes.usage,
  LOG_NOT_FOUND: exitCodes.notFound,
  NAME_UNKNOWN: exitCodes.notFound,
  WEBHOOK_CONFLICT: exitCodes.conflict,
  CONNECTION_CONFLICT: exitCodes.conflict,
  CONNECTION_IN_USE: exitCodes.conflict,
  EVENT_CONTENT_GONE: exitCodes.conflict,
  NOT_DISPATCHING: exitCodes.conflict,
  RECORD_TO_FIND_INVALID: exitCodes.usage,
  EVENT_ID_TAKEN: exitCodes.conflict,
  TEST_EVENT_MISSING: exitCodes.notFound,
  BACK_TEST_SIZE_INVALID: exitCodes.usage,
  TEST_OTHER_EVENT_TYPE: exitCodes.usage,
  WEBHOOK_INACTIVE: exitCodes.conflict,
  SIGNING_NOT_SET_UP: exitCodes.conflict,
  WEBHOOK_INVALID: exitCodes.usage,
  CONNECTION_INVALID: exitCodes.usage,
  EXPORT_UNREADABLE: exitCodes.usage,
  EXPORT_NEWER: exitCodes.usage,
  EXPORT_PASSPHRASE_NEEDED: exitCodes.usage,
  PASSPHRASE_TOO_SHORT: exitCodes.usage,
  PASSPHRASE_WRONG: exitCodes.usage,
  IMPORT_INVALID: exitCodes.usage,
  IMPORT_CONFLICT: exitCodes.conflict,
  DISPATCH_HELD: exitCodes.conflict,
  DISPATCH_NOT_HELD: exitCodes.conflict,
  RESTORATION_UNMATCHED: exitCodes.conflict,
  STORE_IN_USE: exitCodes.conflict,
  BACKUP_EXISTS: exitCodes.conflict,
  FILE_EXISTS: exitCodes.conflict,
  WEBHOOK_NAME_AMBIGUOUS: exitCodes.usage,
  CONNECTION_NAME_AMBIGUOUS: exitCodes.usage,
  ARGUMENT_INVALID: exitCodes.usage,
  ARGUMENT_MISSING: exitCodes.usage,
  ARGUMENT_UNEXPECTED: exitCodes.usage,
  COMMAND_UNKNOWN: exitCodes.usage,
  OPTION_UNKNOWN: exitCodes.usage,
  SECRET_NEEDS_TERMINAL: exitCodes.usage,
  SECRET_UNREADABLE: exitCodes.usage,
  DATA_FOLDER_EMPTY: exitCodes.configuration,
  FILE_UNREADABLE: exitCodes.usage,
  PAGE_CURSOR_INVALID: exitCodes.usage,
  SIGNING_SECRET_INVALID: exitCodes.usage,
};

/** What the rest of a family of errors means: an event that was given cannot be accepted, a store or key is unusable. */
const byFamily: readonly (readonly [family: string, code: ExitCode])[] = [
  ['EVENT_', exitCodes.usage],
  ['STORE_', exitCodes.configuration],
  ['SECRETS_', exitCodes.configuration],
];

export const exitCodeOf = (errorCode: string): ExitCode =>
  byCode[errorCode] ?? byFamily.find(([family]) => errorCode.startsWith(family))?.[1] ?? exitCodes.failure;
