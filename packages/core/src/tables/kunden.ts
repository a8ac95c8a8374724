import { defineTable } from '@eilbote/contract';
import { date, integer, number, text } from './fields.ts';
import { oneToTen, searchFields } from './search-fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Kunden: typeof kunden;
  }
}

export const kunden = defineTable({
  name: 'Kunden',
  title: { de: 'Kunde', en: 'Customer' },
  evidence: 'documented',
  key: ['KundenNr'],
  fields: {
    KundenNr: text('Kundennummer', 'Customer number', 'documented', { examples: ['n20-01170', '_0573'] }),
    Name1: text('Name 1', 'Name 1', 'documented', { examples: ['Schreinerei Meier'], privacy: 'contact' }),
    Name2: text('Name 2', 'Name 2', 'documented', { examples: [''], privacy: 'contact' }),
    Kurzbezeichnung: text('Kurzbezeichnung', 'Short name', 'concept', {
      maxLength: 40,
      examples: ['Meier - Münster'],
      privacy: 'contact',
    }),
    Anrede: text('Anrede', 'Salutation', 'concept', { examples: ['Sehr geehrter Herr Meier'], privacy: 'contact' }),
    Strasse: text('Straße', 'Street', 'documented', { examples: ['Hauptstr. 1'], privacy: 'contact' }),
    PLZ: text('PLZ', 'Postcode', 'documented', { examples: ['48149'], privacy: 'contact' }),
    Ort: text('Ort', 'Town', 'documented', { examples: ['Münster'], privacy: 'contact' }),
    Land: text('Land', 'Country', 'documented', { examples: ['D'], privacy: 'contact' }),
    Bundesland: text('Bundesland', 'State', 'concept', { examples: ['NRW'], privacy: 'contact' }),
    Telefon: text('Telefon', 'Telephone', 'documented', { examples: ['0221 4710-301'], privacy: 'contact' }),
    email: text('E-Mail', 'E-mail', 'documented', { examples: ['info@meier.example'], privacy: 'contact' }),
    Telefax: text('Telefax', 'Fax', 'concept', { examples: [''], privacy: 'contact' }),
    MobilTel: text('Mobiltelefon', 'Mobile phone', 'concept', { examples: [''], privacy: 'contact' }),
    www: text('Internetseite', 'Website', 'concept', { examples: ['www.meier.example'], privacy: 'contact' }),
    Kundengruppe: text('Kundengruppe', 'Customer group', 'concept', { examples: ['Privat'] }),
    Kundenstatus: text('Kundenstatus', 'Customer status', 'concept', { examples: ['Interessent'] }),
    Kontaktweg: text('Kontaktweg', 'How the customer came', 'concept', { examples: ['Empfehlung'] }),
    Betreuer: text('Betreuer (Personalnummer)', 'Account owner (number)', 'concept', {
      examples: ['10'],
      privacy: 'employee',
    }),
    UStID: text('USt-IdNr.', 'VAT id', 'concept', { examples: ['DE123456789'], privacy: 'contact' }),
    Zahlungsziel: integer('Zahlungsziel in Tagen', 'Days to pay', 'concept', { examples: [30] }),
    SkontoProzent: number('Skonto in Prozent', 'Cash discount in percent', 'concept', { examples: [2] }),
    SkontoTage: integer('Skontofrist in Tagen', 'Days of cash discount', 'concept', { examples: [10] }),
    Sprache: text('Sprache', 'Language', 'concept', { examples: ['de'] }),
    Erfassungsdatum: date('Erfassungsdatum', 'Date of creation', 'concept', { examples: ['2026-02-03'] }),
    Mandant: text('Mandant', 'Company (Mandant)', 'concept', { examples: ['1'] }),
    ...searchFields(oneToTen),
  },
});
