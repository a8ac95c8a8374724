import { defineError } from '@eilbote/contract';

export const CLOCKODO_CUSTOMER_MISSING = defineError<{ project: string }>(
  'CLOCKODO_CUSTOMER_MISSING',
  {
    de: 'Ein Projekt hat keinen Kunden; in Clockodo gehört jedes zu einem.',
    en: 'A project has no customer; in Clockodo every one belongs to one.',
  },
  ({ project }) => ({
    de: `Das Projekt ${project} hat keinen Kunden. Tragen Sie im ERP einen ein, oder nennen Sie im Webhook den Kunden für interne Projekte.`,
    en: `The project ${project} has no customer. Enter one in the ERP, or name the customer for internal projects in the webhook.`,
  }),
);

export const CLOCKODO_CUSTOMER_UNKNOWN = defineError<{ customer: string }>(
  'CLOCKODO_CUSTOMER_UNKNOWN',
  {
    de: 'Einen Kunden gibt es in Clockodo nicht, und mit dem Ereignis kam nicht, wie er heißt.',
    en: 'A customer is not in Clockodo, and the event did not bring the name.',
  },
  ({ customer }) => ({
    de: `Den Kunden ${customer} gibt es in Clockodo nicht, und sein Name kam mit dem Ereignis nicht mit. Legen Sie ihn dort mit dieser Nummer an, oder senden Sie zuerst den Kunden; danach senden Sie erneut.`,
    en: `The customer ${customer} is not in Clockodo, and the event did not bring the name. Create the customer there with this number, or send the customer first; then send again.`,
  }),
);

export const CLOCKODO_PROJECT_UNKNOWN = defineError<{ project: string }>(
  'CLOCKODO_PROJECT_UNKNOWN',
  {
    de: 'Ein Projekt gibt es in Clockodo nicht, und mit dem Ereignis kam nicht, was zum Anlegen nötig ist.',
    en: 'A project is not in Clockodo, and the event did not bring what is needed to create it.',
  },
  ({ project }) => ({
    de: `Das Projekt ${project} gibt es in Clockodo nicht. Legen Sie es dort mit dieser Nummer an, oder senden Sie zuerst das Projekt; danach senden Sie erneut.`,
    en: `The project ${project} is not in Clockodo. Create it there with this number, or send the project first; then send again.`,
  }),
);

export const CLOCKODO_NUMBER_TOO_LONG = defineError<{ number: string }>(
  'CLOCKODO_NUMBER_TOO_LONG',
  {
    de: 'Eine Nummer des ERP ist länger als die 50 Zeichen, die Clockodo für Nummern hat.',
    en: 'A number of the ERP is longer than the 50 characters that Clockodo has for numbers.',
  },
  ({ number }) => ({
    de: `Die Nummer ${number} hat mehr als 50 Zeichen. Gekürzt wäre sie eine andere; geben Sie im Webhook eine kürzere an.`,
    en: `The number ${number} has more than 50 characters. Cut, it would be another one; give a shorter one in the webhook.`,
  }),
);
