import type { EventExample, FailureClass, JsonObject } from '@eilbote/contract';
import { failureDetails } from './failure-details.ts';

const example = (
  de: string,
  en: string,
  failure: FailureClass,
  records: EventExample['records'],
  details: JsonObject = {},
): EventExample => ({ title: { de, en }, records, details: { ...details, ...failureDetails(failure) } });

export const webhookPausedExamples: readonly EventExample[] = [
  example('Empfänger gibt es nicht mehr', 'Receiver is gone', 'HTTP_404_410', {
    EilboteWebhook: {
      Id: 'whk_01kb3zq5v8',
      Name: 'Projekte an die Zeiterfassung',
      Ereignis: 'project.created',
      Zielsystem: 'custom',
      Grund: 'zeit.example answered 410',
    },
  }),
];

export const deliveryFailedExamples: readonly EventExample[] = [
  example('Empfänger ist gestört', 'Receiver out of order', 'HTTP_5XX', {
    EilboteZustellung: {
      Id: 'dlv_01kb3zq5w2',
      WebhookId: 'whk_01kb3zq5v8',
      Webhook: 'Projekte an die Zeiterfassung',
      EreignisId: 'evt_01kb3zq5vt',
      Ereignis: 'project.created',
      Tabelle: 'Auftrag',
      Schluessel: 'S019',
      Versuche: 8,
      Fehlerklasse: 'HTTP_5XX',
      Grund: 'zeit.example answered 503',
    },
  }),
];

export const connectionNeedsAttentionExamples: readonly EventExample[] = [
  example(
    'Zugangsdaten sind abgelaufen',
    'Credentials have expired',
    'HTTP_401_403',
    {
      EilboteVerbindung: {
        Id: 'con_01kb3zq5wm',
        Name: 'Zeiterfassung',
        Zielsystem: 'custom',
        Grund: 'zeit.example answered 401',
      },
    },
    { art: 'credentials' },
  ),
];
