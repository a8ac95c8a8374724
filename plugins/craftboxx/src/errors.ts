import { defineError } from '@eilbote/contract';

export const CRAFTBOXX_CUSTOMER_MISSING = defineError<{ project: string }>(
  'CRAFTBOXX_CUSTOMER_MISSING',
  {
    de: 'Ein Projekt hat keinen Kunden; in Craftboxx gehört jedes zu einem.',
    en: 'A project has no customer; in Craftboxx every one belongs to one.',
  },
  ({ project }) => ({
    de: `Das Projekt ${project} hat keinen Kunden. Tragen Sie im ERP einen ein; danach senden Sie erneut.`,
    en: `The project ${project} has no customer. Enter one in the ERP; then send again.`,
  }),
);

export const CRAFTBOXX_CUSTOMER_UNKNOWN = defineError<{ customer: string }>(
  'CRAFTBOXX_CUSTOMER_UNKNOWN',
  {
    de: 'Einen Kunden gibt es in Craftboxx nicht, und mit dem Ereignis kam nicht, wie er heißt.',
    en: 'A customer is not in Craftboxx, and the event did not bring the name.',
  },
  ({ customer }) => ({
    de: `Den Kunden ${customer} gibt es in Craftboxx nicht, und sein Name kam mit dem Ereignis nicht mit. Legen Sie ihn dort mit dieser Nummer an, oder senden Sie zuerst den Kunden; danach senden Sie erneut.`,
    en: `The customer ${customer} is not in Craftboxx, and the event did not bring the name. Create the customer there with this number, or send the customer first; then send again.`,
  }),
);

export const CRAFTBOXX_ASSIGNMENT_UNKNOWN = defineError<{ project: string; assignment: string }>(
  'CRAFTBOXX_ASSIGNMENT_UNKNOWN',
  {
    de: 'Ein Einsatz, dessen Zustand sich ändern soll, ist nicht von hier nach Craftboxx gekommen.',
    en: 'An assignment whose state is to change has not come to Craftboxx from here.',
  },
  ({ project, assignment }) => ({
    de: `Zum Projekt ${project} ist kein Einsatz „${assignment}“ von hier nach Craftboxx gekommen. Senden Sie zuerst „Projekt erteilt“ mit der Aktion „Einsatz anlegen“, oder nennen Sie im Webhook einen anderen Einsatz; danach senden Sie erneut.`,
    en: `No assignment "${assignment}" of the project ${project} has come to Craftboxx from here. Send "Project awarded" with the action "Create an assignment" first, or name another assignment in the webhook; then send again.`,
  }),
);

export const CRAFTBOXX_EMPLOYEE_UNKNOWN = defineError<{ employee: string }>(
  'CRAFTBOXX_EMPLOYEE_UNKNOWN',
  {
    de: 'Ein Mitarbeiter, für den eine Zeit kommt, ist in Craftboxx nicht zu finden.',
    en: 'An employee for whom a time arrives cannot be found in Craftboxx.',
  },
  ({ employee }) => ({
    de: `Den Mitarbeiter ${employee} gibt es in Craftboxx nicht. Tragen Sie dort bei ihm die Personalnummer ein, oder senden Sie zuerst den Mitarbeiter; danach senden Sie erneut.`,
    en: `The employee ${employee} is not in Craftboxx. Enter the number there, or send the employee first; then send again.`,
  }),
);

export const CRAFTBOXX_FILTER_IGNORED = defineError<{ kind: string; attribute: string }>(
  'CRAFTBOXX_FILTER_IGNORED',
  {
    de: 'Craftboxx hat auf eine Suche mehr geantwortet als gefragt war; welcher Datensatz der richtige ist, lässt sich nicht sagen.',
    en: 'Craftboxx answered a search with more than was asked for; which record is the right one cannot be told.',
  },
  ({ kind, attribute }) => ({
    de: `Craftboxx hat auf die Suche nach „${attribute}“ (${kind}) mehrere Datensätze geantwortet, ohne zu sagen, welcher der gesuchte ist. Es wurde nichts angelegt und nichts geändert.`,
    en: `Craftboxx answered the search for "${attribute}" (${kind}) with several records without telling which one is meant. Nothing was created or changed.`,
  }),
);
