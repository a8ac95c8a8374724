import { defineError } from '@eilbote/contract';

export const TEST_EVENT_MISSING = defineError<{ eventType: string; wanted: 'example' | 'stored' }>(
  'TEST_EVENT_MISSING',
  { de: 'Für den Test gibt es kein Ereignis.', en: 'There is no event for the test.' },
  ({ eventType, wanted }) =>
    wanted === 'stored'
      ? {
          de: `Ein Ereignis „${eventType}“ ist noch nicht gespeichert. Testen Sie mit einem Beispiel oder mit eigenen Datensätzen.`,
          en: `No event "${eventType}" is stored yet. Test with an example, or with records of your own.`,
        }
      : {
          de: `Dieses Beispiel zu „${eventType}“ gibt es nicht. „eilbote events show ${eventType}“ zeigt die vorhandenen.`,
          en: `There is no such example of "${eventType}". "eilbote events show ${eventType}" shows those that exist.`,
        },
);

export const TEST_OTHER_EVENT_TYPE = defineError<{ event: string; eventType: string; expected: string }>(
  'TEST_OTHER_EVENT_TYPE',
  {
    de: 'Das Ereignis ist von anderer Art, als der Webhook sendet.',
    en: 'The event is of another type than the webhook sends.',
  },
  ({ event, eventType, expected }) => ({
    de: `Das Ereignis ${event} ist von der Art „${eventType}“, der Webhook sendet „${expected}“. Wählen Sie ein Ereignis dieser Art.`,
    en: `The event ${event} is of type "${eventType}", the webhook sends "${expected}". Choose an event of that type.`,
  }),
);
