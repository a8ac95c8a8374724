import { defineEventType } from '@eilbote/contract';
import { connectionNeedsAttentionExamples, deliveryFailedExamples, webhookPausedExamples } from './examples.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'webhook.paused': typeof webhookPaused;
    'delivery.failed': typeof deliveryFailed;
    'connection.needsAttention': typeof connectionNeedsAttention;
  }
}

/** What a class of failures means, for whoever reads the message; the same words as in docs/errors.md. */
const failureTexts = {
  fehlerDe: { type: 'string', title: { de: 'Fehler (deutsch)', en: 'Failure (German)' } },
  fehlerEn: { type: 'string', title: { de: 'Fehler (englisch)', en: 'Failure (English)' } },
  abhilfeDe: { type: 'string', title: { de: 'Abhilfe (deutsch)', en: 'Remedy (German)' } },
  abhilfeEn: { type: 'string', title: { de: 'Abhilfe (englisch)', en: 'Remedy (English)' } },
} as const;

export const webhookPaused = defineEventType({
  id: 'webhook.paused',
  title: { de: 'Webhook pausiert', en: 'Webhook paused' },
  when: {
    de: 'Wenn Eilbote einen Webhook von sich aus pausiert, weil es seinen Empfänger nicht mehr gibt (Antwort 410).',
    en: 'When Eilbote pauses a webhook by itself, because its receiver is gone (answer 410).',
  },
  table: 'EilboteWebhook',
  related: [],
  details: failureTexts,
  examples: webhookPausedExamples,
});

export const deliveryFailed = defineEventType({
  id: 'delivery.failed',
  title: { de: 'Zustellung fehlgeschlagen', en: 'Delivery failed' },
  when: {
    de: 'Wenn eine Zustellung endgültig fehlgeschlagen ist: Sie wird nicht mehr von selbst wiederholt.',
    en: 'When a delivery has failed finally: it is not repeated by itself any more.',
  },
  table: 'EilboteZustellung',
  related: [],
  details: failureTexts,
  examples: deliveryFailedExamples,
});

export const connectionNeedsAttention = defineEventType({
  id: 'connection.needsAttention',
  title: { de: 'Verbindung braucht Aufmerksamkeit', en: 'Connection needs attention' },
  when: {
    de: 'Wenn die Zugangsdaten einer Verbindung abgelehnt werden: Ihre Zustellungen warten, bis jemand sie erneuert.',
    en: 'When the credentials of a connection are refused: its deliveries wait until somebody renews them.',
  },
  table: 'EilboteVerbindung',
  related: [],
  details: {
    art: {
      type: 'string',
      enum: ['credentials', 'forbidden'],
      title: { de: 'Was abgelehnt wird', en: 'What is refused' },
      description: {
        de: 'credentials: die Anmeldung überhaupt; forbidden: ein Aufruf, für den die Rechte nicht ausreichen.',
        en: 'credentials: nobody is let in; forbidden: a call for which the permissions do not suffice.',
      },
    },
    ...failureTexts,
  },
  examples: connectionNeedsAttentionExamples,
});
