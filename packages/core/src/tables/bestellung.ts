import { defineTable } from '@eilbote/contract';
import { boolean, date, integer, number, text, textOrInteger } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Bestellung: typeof bestellung;
  }
}

export const bestellung = defineTable({
  name: 'Bestellung',
  title: { de: 'Bestellung', en: 'Purchase order' },
  evidence: 'documented',
  key: ['BestellNr'],
  fields: {
    BestellNr: integer('Bestellnummer', 'Order number', 'documented', {
      examples: [130128],
      description: {
        de: 'Als einzige Nummer des ERP-Systems eine Zahl.',
        en: 'The only number of the ERP that is numeric.',
      },
    }),
    Lieferant: text('Lieferantennummer', 'Supplier number', 'documented', { examples: ['70015'] }),
    Adr1: text('Erste Adresszeile', 'First address line', 'documented', {
      examples: ['Holzhandel Nordmann GmbH'],
      privacy: 'contact',
    }),
    Datum: date('Bestelldatum', 'Order date', 'documented', { examples: ['2026-02-16'] }),
    Lieferdatum: date('Gewünschter Liefertermin', 'Requested delivery date', 'documented', {
      nullable: true,
      examples: ['2026-03-02'],
    }),
    Status: textOrInteger('Status', 'Stage', 'documented', {
      examples: ['Angelegt'],
      description: {
        de: 'Angelegt, Angefragt, Bestellt, Lieferzusage, Teilgeliefert, Überprüft, Storniert, Nicht erteilt.',
        en: 'Created, enquired, ordered, promised, partly delivered, checked, cancelled, not placed (German texts).',
      },
    }),
    Besteller: text('Besteller (Personalnummer)', 'Ordered by (employee number)', 'documented', {
      examples: ['10'],
      privacy: 'employee',
    }),
    LieferdatumZusage: date('Zugesagter Liefertermin', 'Promised delivery date', 'concept', {
      nullable: true,
      examples: [null],
    }),
    ABNr: text('Nummer der Auftragsbestätigung', 'Confirmation number of the supplier', 'concept', { examples: [''] }),
    ABDatum: date('Datum der Auftragsbestätigung', 'Confirmation date of the supplier', 'concept', {
      nullable: true,
      examples: [null],
    }),
    AuftragsNr: text('Projektnummer', 'Project number', 'concept', { nullable: true, examples: ['S004'] }),
    DirektAnKunde: boolean('Direkt an den Kunden', 'Straight to the customer', 'concept', { examples: [false] }),
    GUBestellung: boolean('Bestellung als Generalunternehmer', 'General contractor order', 'concept', {
      examples: [false],
    }),
    SummeNetto: number('Summe netto', 'Net total', 'assumed', { examples: [842.1] }),
    Mandant: text('Mandant', 'Company (Mandant)', 'concept', { examples: ['1'] }),
  },
});
