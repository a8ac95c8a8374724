import { defineError } from '@eilbote/contract';

export const HUBSPOT_CONTACT_WITHOUT_EMAIL = defineError<{ count: number }>(
  'HUBSPOT_CONTACT_WITHOUT_EMAIL',
  {
    de: 'Ein Ansprechpartner hat keine E-Mail-Adresse; in HubSpot wird ein Kontakt an ihr wiedererkannt.',
    en: 'A contact has no e-mail address; by it HubSpot knows a contact again.',
  },
  ({ count }) => ({
    de: `Ansprechpartner ohne E-Mail-Adresse: ${count}. HubSpot erkennt Kontakte an ihr wieder. Tragen Sie sie im ERP ein, und senden Sie die Zustellung dann erneut; oder geben Sie dem Webhook die Bedingung „email != ''“, die solche auslässt.`,
    en: `Contacts without an e-mail address: ${count}. HubSpot knows contacts again by it. Enter it in the ERP, then send the delivery again; or give the webhook the condition "email != ''", which leaves such contacts out.`,
  }),
);

export const HUBSPOT_EMAIL_TWICE = defineError<{ of: string }>(
  'HUBSPOT_EMAIL_TWICE',
  {
    de: 'Zwei Ansprechpartner haben dieselbe E-Mail-Adresse; in HubSpot wären sie ein Kontakt.',
    en: 'Two contacts have the same e-mail address; in HubSpot they would be one.',
  },
  ({ of }) => ({
    de: `Bei „${of}“ haben zwei Ansprechpartner dieselbe E-Mail-Adresse. In HubSpot wären sie ein Kontakt. Geben Sie jedem eine eigene, und senden Sie die Zustellung dann erneut.`,
    en: `Of "${of}" two contacts have the same e-mail address. In HubSpot they would be one. Give each one of its own, then send the delivery again.`,
  }),
);
