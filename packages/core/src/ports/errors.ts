import { defineError } from '@eilbote/contract';

export const STORE_CLOSED = defineError<Record<string, never>>(
  'STORE_CLOSED',
  {
    de: 'Der Datenspeicher ist nicht geöffnet.',
    en: 'The store is not open.',
  },
  () => ({
    de: 'Der Datenspeicher ist noch nicht geöffnet oder schon geschlossen. Starten Sie Eilbote neu.',
    en: 'The store is not open yet, or closed already. Call open() first, and nothing after close().',
  }),
);

export const PAGE_CURSOR_INVALID = defineError<{ cursor: string }>(
  'PAGE_CURSOR_INVALID',
  {
    de: 'Die Angabe, wo eine Liste weitergehen soll, ist ungültig.',
    en: 'The position at which a list shall go on is invalid.',
  },
  ({ cursor }) => ({
    de: `Die Liste kann bei „${cursor.slice(0, 40)}“ nicht fortgesetzt werden. Öffnen Sie sie noch einmal von vorn.`,
    en: `The list cannot go on at "${cursor.slice(0, 40)}". Start again with its first page.`,
  }),
);
