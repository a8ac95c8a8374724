import { defineTable } from '@eilbote/contract';
import { integer, text } from '../../tables/fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    EilboteWebhook: typeof eilboteWebhook;
    EilboteZustellung: typeof eilboteZustellung;
    EilboteVerbindung: typeof eilboteVerbindung;
  }
}

/** The tables of Eilbote's own events. Their names begin with `Eilbote`, so that no table of an ERP is in their way. */
export const eilboteWebhook = defineTable({
  name: 'EilboteWebhook',
  title: { de: 'Webhook (Eilbote)', en: 'Webhook (Eilbote)' },
  description: {
    de: 'Ein Webhook, wie er in Eilbote eingerichtet ist.',
    en: 'A webhook as it is set up in Eilbote.',
  },
  evidence: 'documented',
  key: ['Id'],
  fields: {
    Id: text('Kennung', 'Id', 'documented', { examples: ['whk_01kb3zq5v8'] }),
    Name: text('Name', 'Name', 'documented', { examples: ['Projekte an die Zeiterfassung'] }),
    Ereignis: text('Ereignisart', 'Event type', 'documented', { examples: ['project.created'] }),
    Zielsystem: text('Zielsystem', 'Target system', 'documented', { examples: ['custom'] }),
    Grund: text('Grund der Pause', 'Why it is paused', 'documented', {
      examples: ['zeit.example answered 410'],
    }),
  },
});

export const eilboteZustellung = defineTable({
  name: 'EilboteZustellung',
  title: { de: 'Zustellung (Eilbote)', en: 'Delivery (Eilbote)' },
  description: {
    de: 'Eine Zustellung: ein Ereignis für einen Webhook. Werte des Datensatzes stehen nicht darin, nur sein Schlüssel.',
    en: 'A delivery: one event for one webhook. It holds the key of the record, none of its values.',
  },
  evidence: 'documented',
  key: ['Id'],
  fields: {
    Id: text('Kennung', 'Id', 'documented', { examples: ['dlv_01kb3zq5w2'] }),
    WebhookId: text('Kennung des Webhooks', 'Id of the webhook', 'documented', { examples: ['whk_01kb3zq5v8'] }),
    Webhook: text('Webhook', 'Webhook', 'documented', { examples: ['Projekte an die Zeiterfassung'] }),
    EreignisId: text('Kennung des Ereignisses', 'Id of the event', 'documented', { examples: ['evt_01kb3zq5vt'] }),
    Ereignis: text('Ereignisart', 'Event type', 'documented', { examples: ['project.created'] }),
    Tabelle: text('Tabelle', 'Table', 'documented', { examples: ['Auftrag'] }),
    Schluessel: text('Schlüssel des Datensatzes', 'Key of the record', 'documented', { examples: ['S019'] }),
    Versuche: integer('Versuche', 'Attempts', 'documented', { examples: [8] }),
    Fehlerklasse: text('Fehlerklasse', 'Failure class', 'documented', { examples: ['HTTP_5XX'] }),
    Grund: text('Grund', 'Reason', 'documented', { examples: ['zeit.example answered 503'] }),
  },
});

export const eilboteVerbindung = defineTable({
  name: 'EilboteVerbindung',
  title: { de: 'Verbindung (Eilbote)', en: 'Connection (Eilbote)' },
  description: {
    de: 'Eine Verbindung, wie sie in Eilbote eingerichtet ist.',
    en: 'A connection as it is set up in Eilbote.',
  },
  evidence: 'documented',
  key: ['Id'],
  fields: {
    Id: text('Kennung', 'Id', 'documented', { examples: ['con_01kb3zq5wm'] }),
    Name: text('Name', 'Name', 'documented', { examples: ['Zeiterfassung'] }),
    Zielsystem: text('Zielsystem', 'Target system', 'documented', { examples: ['custom'] }),
    Grund: text('Grund', 'Reason', 'documented', { examples: ['zeit.example answered 401'] }),
  },
});
