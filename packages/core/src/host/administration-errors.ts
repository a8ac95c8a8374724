import { defineError } from '@eilbote/contract';
import type { Blanked } from '../ports/index.ts';

export const WEBHOOK_UNKNOWN = defineError<{ webhook: string; meant?: string | undefined }>(
  'WEBHOOK_UNKNOWN',
  { de: 'Diesen Webhook gibt es nicht.', en: 'There is no such webhook.' },
  ({ webhook, meant }) => ({
    de: `Einen Webhook „${webhook}“ gibt es nicht. ${meant === undefined ? '' : `Meinten Sie „${meant}“? `}Die vorhandenen zeigt „eilbote webhooks list“.`,
    en: `There is no webhook "${webhook}". ${meant === undefined ? '' : `Did you mean "${meant}"? `}"eilbote webhooks list" shows those that exist.`,
  }),
);

export const WEBHOOK_NAME_AMBIGUOUS = defineError<{ name: string; ids: readonly string[] }>(
  'WEBHOOK_NAME_AMBIGUOUS',
  { de: 'Mehrere Webhooks tragen diesen Namen.', en: 'Several webhooks have this name.' },
  ({ name, ids }) => ({
    de: `Den Namen „${name}“ tragen mehrere Webhooks: ${ids.join(', ')}. Bitte die Kennung angeben.`,
    en: `Several webhooks are called "${name}": ${ids.join(', ')}. Give the id.`,
  }),
);

export const WEBHOOK_CONFLICT = defineError<{ webhook: string; version: number }>(
  'WEBHOOK_CONFLICT',
  {
    de: 'Der Webhook wurde in der Zwischenzeit von jemand anderem gespeichert.',
    en: 'The webhook was saved by somebody else in the meantime.',
  },
  ({ webhook, version }) => ({
    de: `Der Webhook „${webhook}“ wurde in der Zwischenzeit gespeichert (jetzt Fassung ${version}). Bitte neu laden und die Änderung wiederholen.`,
    en: `The webhook "${webhook}" was saved in the meantime (version ${version} now). Load it again and repeat the change.`,
  }),
);

export const CONNECTION_UNKNOWN = defineError<{ connection: string; meant?: string | undefined }>(
  'CONNECTION_UNKNOWN',
  { de: 'Diese Verbindung gibt es nicht.', en: 'There is no such connection.' },
  ({ connection, meant }) => ({
    de: `Eine Verbindung „${connection}“ gibt es nicht. ${meant === undefined ? '' : `Meinten Sie „${meant}“? `}Die vorhandenen zeigt „eilbote connections list“.`,
    en: `There is no connection "${connection}". ${meant === undefined ? '' : `Did you mean "${meant}"? `}"eilbote connections list" shows those that exist.`,
  }),
);

export const CONNECTION_NAME_AMBIGUOUS = defineError<{ name: string; ids: readonly string[] }>(
  'CONNECTION_NAME_AMBIGUOUS',
  { de: 'Mehrere Verbindungen tragen diesen Namen.', en: 'Several connections have this name.' },
  ({ name, ids }) => ({
    de: `Den Namen „${name}“ tragen mehrere Verbindungen: ${ids.join(', ')}. Bitte die Kennung angeben.`,
    en: `Several connections are called "${name}": ${ids.join(', ')}. Give the id.`,
  }),
);

export const CONNECTION_CONFLICT = defineError<{ connection: string; version: number }>(
  'CONNECTION_CONFLICT',
  {
    de: 'Die Verbindung wurde in der Zwischenzeit von jemand anderem gespeichert.',
    en: 'The connection was saved by somebody else in the meantime.',
  },
  ({ connection, version }) => ({
    de: `Die Verbindung „${connection}“ wurde in der Zwischenzeit gespeichert (jetzt Fassung ${version}). Bitte neu laden und die Änderung wiederholen.`,
    en: `The connection "${connection}" was saved in the meantime (version ${version} now). Load it again and repeat the change.`,
  }),
);

export const CONNECTION_IN_USE = defineError<{ connection: string; webhooks: readonly string[] }>(
  'CONNECTION_IN_USE',
  { de: 'Die Verbindung wird noch von Webhooks benutzt.', en: 'The connection is still used by webhooks.' },
  ({ connection, webhooks }) => ({
    de: `Die Verbindung „${connection}“ wird noch benutzt von: ${webhooks.join(', ')}. Diese Webhooks zuerst umstellen oder löschen.`,
    en: `The connection "${connection}" is still used by: ${webhooks.join(', ')}. Change or delete these webhooks first.`,
  }),
);

export const DELIVERY_UNKNOWN = defineError<{ delivery: string }>(
  'DELIVERY_UNKNOWN',
  { de: 'Diese Zustellung gibt es nicht.', en: 'There is no such delivery.' },
  ({ delivery }) => ({
    de: `Eine Zustellung „${delivery}“ gibt es nicht. Die vorhandenen zeigt „eilbote deliveries list“.`,
    en: `There is no delivery "${delivery}". "eilbote deliveries list" shows those that exist.`,
  }),
);

export const EVENT_UNKNOWN = defineError<{ event: string }>(
  'EVENT_UNKNOWN',
  { de: 'Dieses Ereignis gibt es nicht.', en: 'There is no such event.' },
  ({ event }) => ({
    de: `Ein Ereignis „${event}“ ist nicht gespeichert.`,
    en: `No event "${event}" is stored.`,
  }),
);

const lost: { readonly [B in Blanked]: { readonly de: string; readonly en: string } } = {
  fields: {
    de: 'personenbezogene Werte wurden nach Ablauf ihrer Aufbewahrungsfrist gelöscht',
    en: 'personal values were deleted when their time was up',
  },
  retention: {
    de: 'er wurde nach Ablauf der Aufbewahrungsfrist gelöscht',
    en: 'it was deleted when its time was up',
  },
  erasure: { de: 'er wurde auf Wunsch gelöscht', en: 'it was erased on request' },
};

export const EVENT_CONTENT_GONE = defineError<{ event: string; blanked: Blanked }>(
  'EVENT_CONTENT_GONE',
  {
    de: 'Der Inhalt des Ereignisses ist nicht mehr vollständig gespeichert.',
    en: 'The content of the event is not stored completely any more.',
  },
  ({ event, blanked }) => ({
    de: `Der Inhalt des Ereignisses „${event}“ ist nicht mehr vollständig: ${lost[blanked].de}. Nehmen Sie ein neueres Ereignis oder ein Beispiel.`,
    en: `The content of the event "${event}" is not complete any more: ${lost[blanked].en}. Take a newer event or an example.`,
  }),
);

export const IMPORT_CONFLICT = defineError<{ id: string }>(
  'IMPORT_CONFLICT',
  {
    de: 'Während eines Imports hat jemand anderes gespeichert.',
    en: 'Somebody else has saved during an import.',
  },
  ({ id }) => ({
    de: `Nichts wurde übernommen: „${id}“ wurde in der Zwischenzeit gespeichert oder gelöscht. Bitte den Import wiederholen.`,
    en: `Nothing was taken over: "${id}" was saved or deleted in the meantime. Repeat the import.`,
  }),
);
