import type { Language, WebhookInput } from '@eilbote/core';
import type { Behaviour } from './demo-receiver.ts';

/** Applications of the joinery that want to know something, and how they behave. */
export const behaviours: { readonly [application: string]: Behaviour } = {
  // Slow, as a program on an old machine is.
  lager: () => ({ delayMs: 700 }),
  // Is being restarted when the first calls come.
  monteure: (count) => (count <= 2 ? { status: 503 } : {}),
};

/** The webhooks of the demo, one for each shape that there is. */
export function demoWebhooks(language: Language, url: (application: string, rest?: string) => string): WebhookInput[] {
  const name = (de: string, en: string): string => (language === 'de' ? de : en);
  return [
    {
      name: name('Projektordner anlegen', 'Make project folders'),
      event: 'project.created',
      url: url('ordner', '?mandant=1'),
      attributes: [{ name: 'quelle', part: 'both', text: 'Tischlerei' }],
    },
    {
      name: name('Monteur-App', 'Fitters’ app'),
      event: 'project.awarded',
      url: url('monteure'),
      retryAfterSeconds: [1, 2, 5],
      attributes: [
        { name: 'kunde', part: 'json', field: 'Kunden.Name1' },
        { name: 'token', part: 'json', secret: 'demo-token' },
      ],
    },
    {
      name: name('Zeiterfassung: Mitarbeiter', 'Time recording: staff'),
      event: 'employee.created',
      url: url('zeiterfassung'),
      format: 'flat',
    },
    {
      name: name('Zeiterfassung: Zeiten', 'Time recording: times'),
      event: 'projectTime.created',
      url: url('zeiterfassung'),
      fields: ['PersonalNr', 'AuftragsNr', 'VonDatum', 'VonZeit', 'BisZeit'],
      conditions: { text: 'AuftragsNr != .GK', mode: 'evaluate' },
    },
    {
      name: name('CRM: Kunden', 'CRM: customers'),
      event: 'customer.created',
      url: url('crm'),
      conditions: { text: 'email != null', mode: 'both' },
      signingSecret: 'whsec_ZGVtb2RlbW9kZW1vZGVtb2RlbW9kZW1v',
    },
    {
      name: name('Lager: Bestellungen', 'Store: orders'),
      event: 'purchaseOrder.created',
      url: url('lager'),
      table: 'BestellPos',
    },
    {
      name: name('Lager: Lieferanten', 'Store: suppliers'),
      event: 'supplier.created',
      url: url('lager'),
      fields: ['LieferantenNr', 'Name1', 'Ort'],
    },
    {
      name: name('Kundenportal', 'Customer portal'),
      event: 'project.processStatusChanged',
      url: url('portal', '/{{ Auftrag.AuftragsNr }}'),
      conditions: { text: 'details.neu.Prozessstatus >= 20', mode: 'evaluate' },
      format: 'template',
      template:
        '{ "projekt": "{{ Auftrag.Bauvorhaben }}", "von": "{{ details.alt.ProzessstatusText }}", "nach": "{{ details.neu.ProzessstatusText }}", "ausloeser": "{{ details.ausloeser }}" }',
      order: 'record',
    },
    {
      name: name('Bewertung anfragen', 'Ask for a review'),
      event: 'project.delivered',
      url: url('bewertung'),
      contentType: 'form',
      fields: ['AuftragsNr', 'Bauvorhaben', 'Lieferdatum'],
    },
    {
      name: name('Buchhaltung: Rechnungen', 'Accounts: invoices'),
      event: 'project.invoiced',
      url: url('buchhaltung'),
      fields: ['AuftragsNr', 'KundenNr', 'RechnungsNr', 'SummeBrutto'],
    },
    {
      name: name('Buchhaltung: Gutschriften', 'Accounts: credit notes'),
      event: 'project.credited',
      url: url('buchhaltung'),
      fields: ['AuftragsNr', 'KundenNr', 'GutschriftNr', 'GutschriftBetrag'],
    },
    {
      name: name('Aufgabe: zweite Mahnung', 'Task: second reminder'),
      event: 'openItem.dunned',
      url: url('aufgaben'),
      conditions: { text: 'Mahnstufe >= 2', mode: 'evaluate' },
      fields: ['BelegNr', 'KundenNr', 'Offen', 'Mahnstufe'],
    },
  ];
}
