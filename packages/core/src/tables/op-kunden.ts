import { defineTable } from '@eilbote/contract';
import { date, integer, number, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    OPKunden: typeof opKunden;
  }
}

/** The name of the table is not documented; the screens of the ERP say "OP Kunden". */
export const opKunden = defineTable({
  name: 'OPKunden',
  title: { de: 'Offener Posten (Kunde)', en: 'Open item (customer)' },
  description: {
    de: 'Eine noch nicht vollständig bezahlte Rechnung eines Kunden.',
    en: 'An invoice that a customer has not paid in full.',
  },
  evidence: 'assumed',
  key: ['BelegNr'],
  fields: {
    BelegNr: text('Belegnummer', 'Invoice number', 'concept', { examples: ['RE-2026-0117'] }),
    AuftragsNr: text('Projektnummer', 'Project number', 'assumed', { nullable: true, examples: ['S019'] }),
    KundenNr: text('Kundennummer', 'Customer number', 'assumed', { examples: ['n20-01170'], refersTo: 'Kunden' }),
    Belegdatum: date('Belegdatum', 'Invoice date', 'assumed', { examples: ['2026-10-01'] }),
    Faelligkeit: date('Fällig am', 'Due on', 'concept', {
      examples: ['2026-11-14'],
      description: {
        de: 'Nach einer Mahnung um die Nachfrist verlängert.',
        en: 'Extended by the period of grace after dunning.',
      },
    }),
    Betrag: number('Betrag', 'Amount', 'assumed', { examples: [14851.8] }),
    Bezahlt: number('Bezahlt', 'Paid', 'assumed', { examples: [5000] }),
    Offen: number('Offen', 'Open', 'assumed', { examples: [9851.8] }),
    Mahnstufe: integer('Mahnstufe', 'Dunning level', 'concept', {
      minimum: 0,
      examples: [2],
      description: { de: 'Nach der Mahnung.', en: 'After the dunning.' },
    }),
    MahnstufeAlt: integer('Bisherige Mahnstufe', 'Dunning level before', 'assumed', { minimum: 0, examples: [1] }),
    Mahndatum: date('Gemahnt am', 'Dunned on', 'assumed', { nullable: true, examples: ['2026-10-31'] }),
    Mahngebuehr: number('Mahngebühr', 'Dunning fee', 'concept', { examples: [5] }),
    Verzugszinsen: number('Verzugszinsen', 'Default interest', 'concept', { examples: [12.3] }),
    Zahlungsart: text('Zahlungsart', 'Kind of payment', 'assumed', { examples: ['Überweisung'] }),
    Skontobetrag: number('Skontobetrag', 'Cash discount amount', 'assumed', { examples: [0] }),
    Mandant: text('Mandant', 'Company (Mandant)', 'concept', { examples: ['1'] }),
  },
});
