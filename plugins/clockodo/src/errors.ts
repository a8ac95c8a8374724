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

export const CLOCKODO_EMPLOYEE_UNKNOWN = defineError<{ employee: string }>(
  'CLOCKODO_EMPLOYEE_UNKNOWN',
  {
    de: 'Einen Mitarbeiter, dessen Zeit gebucht werden soll, gibt es in Clockodo nicht.',
    en: 'An employee whose time is to be entered is not in Clockodo.',
  },
  ({ employee }) => ({
    de: `Den Mitarbeiter ${employee} gibt es in Clockodo nicht. Tragen Sie dort bei ihm diese Personalnummer ein, oder senden Sie zuerst den Mitarbeiter; danach senden Sie erneut.`,
    en: `The employee ${employee} is not in Clockodo. Enter this employee number there, or send the employee first; then send again.`,
  }),
);

export const CLOCKODO_SERVICE_MISSING = defineError<{ [name: string]: never }>(
  'CLOCKODO_SERVICE_MISSING',
  {
    de: 'Für eine Zeit ist nicht bestimmt, als welche Leistung sie in Clockodo gebucht wird.',
    en: 'For a time it is not decided as which service it is entered in Clockodo.',
  },
  () => ({
    de: 'Clockodo verlangt zu jeder Zeit eine Leistung. Nennen Sie im Webhook eine (service), oder ordnen Sie „Leistung“ nach Kostenstellen zu.',
    en: 'Clockodo wants a service for every time. Name one in the webhook (service), or map "Service" by cost centres.',
  }),
);

export const CLOCKODO_ANSWER_UNREADABLE = defineError<{ step: string }>(
  'CLOCKODO_ANSWER_UNREADABLE',
  {
    de: 'Eine Antwort von Clockodo hat nicht die Form, die beschrieben ist.',
    en: 'An answer of Clockodo has not the shape that is described.',
  },
  ({ step }) => ({
    de: `Die Antwort auf „${step}“ enthält keine Liste. Es wurde nichts angelegt, damit nichts doppelt entsteht. Prüfen Sie die Adresse der Schnittstelle, und senden Sie erneut.`,
    en: `The answer to "${step}" holds no list. Nothing was created, so that nothing is there twice. Check the address of the interface, and send again.`,
  }),
);
