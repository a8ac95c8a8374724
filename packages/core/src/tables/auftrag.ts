import { defineTable } from '@eilbote/contract';
import { boolean, date, integer, number, text, textOrInteger } from './fields.ts';
import { oneToTen, searchFields } from './search-fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Auftrag: typeof auftrag;
  }
}

/** One record from offer to credit note; the screens of the ERP call it "Projekt". */
export const auftrag = defineTable({
  name: 'Auftrag',
  title: { de: 'Auftrag (Projekt)', en: 'Order (project)' },
  description: {
    de: 'Kopf eines Projekts, vom Angebot bis zur Gutschrift ein und derselbe Datensatz.',
    en: 'Head of a project: one and the same record from offer to credit note.',
  },
  evidence: 'documented',
  key: ['AuftragsNr'],
  fields: {
    AuftragsNr: text('Projektnummer', 'Project number', 'documented', { examples: ['S019', 'PK-0003', '06127'] }),
    Bauvorhaben: text('Bauvorhaben', 'Project title', 'documented', { examples: ['Wohnzimmereinrichtung'] }),
    Bezeichnung: text('Kommission', 'Commission', 'documented', {
      examples: ['Bode Maßmöbel - Münster'],
      privacy: 'contact',
    }),
    KundenNr: text('Kundennummer', 'Customer number', 'documented', { examples: ['n20-01170'], refersTo: 'Kunden' }),
    Status: integer('Kaufmännischer Status', 'Commercial status', 'documented', {
      minimum: 0,
      maximum: 9,
      examples: [0, 5],
      description: {
        de: 'Bekannt sind 0 Angebot, 4 Aconto-Rechnung, 5 Rechnung.',
        en: 'Known are 0 offer, 4 payment on account, 5 invoice.',
      },
    }),
    StatusText: text('Status als Text', 'Status in words', 'assumed', { examples: ['Angebot'] }),
    Erfassungsdatum: date('Erfassungsdatum', 'Date of creation', 'documented', { examples: ['2026-02-03'] }),
    Lieferwoche: textOrInteger('Lieferwoche', 'Delivery week', 'documented', { examples: [38] }),
    Liefertermin: date('Liefertermin', 'Delivery date', 'concept', { nullable: true, examples: ['2026-09-18'] }),
    Prozessstatus: integer('Prozessstatus', 'Process status', 'concept', {
      examples: [40],
      description: {
        de: 'Kennzahl des betriebseigenen Arbeitsstands; üblich sind Vielfache von 10.',
        en: 'Code of the in-house progress; multiples of 10 are usual.',
      },
    }),
    ProzessstatusText: text('Prozessstatus als Text', 'Process status in words', 'assumed', {
      examples: ['In Produktion'],
    }),
    Projektgruppe: text('Projektgruppe', 'Project group', 'concept', { examples: ['Innenausbau'] }),
    Kleinauftrag: boolean('Kleinauftrag', 'Small order', 'concept', { examples: [false] }),
    Vertreter: text('Vertreter (Personalnummer)', 'Sales employee (number)', 'concept', {
      examples: ['10'],
      privacy: 'employee',
    }),
    Arbeitsvorbereit: text('Arbeitsvorbereiter (Personalnummer)', 'Work planner (number)', 'concept', {
      examples: ['12'],
      privacy: 'employee',
    }),
    Projektleiter: text('Projektverantwortlicher (Personalnummer)', 'Project lead (number)', 'concept', {
      examples: ['10'],
      privacy: 'employee',
    }),
    LieferKundenNr: text('Kundennummer der Lieferadresse', 'Delivery customer number', 'assumed', {
      nullable: true,
      examples: ['131'],
    }),
    AnsprechpartnerNr: text('Nummer des Ansprechpartners', 'Contact number', 'assumed', {
      nullable: true,
      examples: ['3'],
    }),
    LieferStrasse: text('Straße der Lieferadresse', 'Delivery street', 'assumed', {
      examples: ['Hauptstr. 1'],
      privacy: 'contact',
    }),
    LieferPLZ: text('PLZ der Lieferadresse', 'Delivery postcode', 'assumed', {
      examples: ['48149'],
      privacy: 'contact',
    }),
    LieferOrt: text('Ort der Lieferadresse', 'Delivery town', 'assumed', { examples: ['Münster'], privacy: 'contact' }),
    LieferLand: text('Land der Lieferadresse', 'Delivery country', 'assumed', { examples: ['D'], privacy: 'contact' }),
    Lieferart: text('Lieferart', 'Kind of delivery', 'concept', { examples: ['Montage'] }),
    SummeNetto: number('Summe netto', 'Net total', 'assumed', { examples: [12480.5] }),
    MwSt: number('Mehrwertsteuer', 'VAT', 'assumed', { examples: [2371.3] }),
    SummeBrutto: number('Summe brutto', 'Gross total', 'assumed', { examples: [14851.8] }),
    Auftragsdatum: date('Erteilt am', 'Awarded on', 'assumed', { nullable: true, examples: ['2026-02-20'] }),
    RechnungsNr: text('Belegnummer der letzten Rechnung', 'Last invoice number', 'concept', {
      examples: ['RE-2026-0117'],
    }),
    Rechnungsdatum: date('Datum der letzten Rechnung', 'Last invoice date', 'assumed', {
      nullable: true,
      examples: ['2026-10-01'],
    }),
    LieferscheinNr: text('Nummer des letzten Lieferscheins', 'Last delivery note number', 'assumed', {
      examples: ['LS-0098'],
    }),
    Lieferdatum: date('Datum der letzten Lieferung', 'Last delivery date', 'assumed', {
      nullable: true,
      examples: ['2026-09-18'],
    }),
    GutschriftNr: text('Nummer der letzten Gutschrift', 'Last credit note number', 'assumed', {
      examples: ['GS-0007'],
    }),
    Gutschriftdatum: date('Datum der letzten Gutschrift', 'Last credit note date', 'assumed', {
      nullable: true,
      examples: ['2026-10-20'],
    }),
    GutschriftBetrag: number('Betrag der letzten Gutschrift', 'Last credit note amount', 'assumed', {
      examples: [-250],
      description: { de: 'Bruttobetrag, negativ.', en: 'Gross amount, negative.' },
    }),
    Mandant: text('Mandant', 'Company (Mandant)', 'concept', { examples: ['1'] }),
    ...searchFields(oneToTen),
  },
});
