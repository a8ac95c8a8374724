import { defineTable } from '@eilbote/contract';
import { boolean, integer, number, text } from './fields.ts';
import { oneToFour, searchFields } from './search-fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Lieferanten: typeof lieferanten;
  }
}

export const lieferanten = defineTable({
  name: 'Lieferanten',
  title: { de: 'Lieferant', en: 'Supplier' },
  evidence: 'documented',
  key: ['LieferantenNr'],
  fields: {
    LieferantenNr: text('Lieferantennummer', 'Supplier number', 'documented', { examples: ['70381'] }),
    Name1: text('Name 1', 'Name 1', 'documented', { examples: ['Holzhandel Nordmann'], privacy: 'contact' }),
    Name2: text('Name 2', 'Name 2', 'documented', { examples: [''], privacy: 'contact' }),
    PLZ: text('PLZ', 'Postcode', 'documented', { examples: ['50735'], privacy: 'contact' }),
    Strasse: text('Straße', 'Street', 'concept', { examples: ['Hafenstr. 7'], privacy: 'contact' }),
    Ort: text('Ort', 'Town', 'concept', { examples: ['Köln'], privacy: 'contact' }),
    Land: text('Land', 'Country', 'concept', { examples: ['D'], privacy: 'contact' }),
    Telefon: text('Telefon', 'Telephone', 'concept', { examples: ['0221 4710-700'], privacy: 'contact' }),
    email: text('E-Mail', 'E-mail', 'concept', { examples: ['verkauf@nordmann.example'], privacy: 'contact' }),
    www: text('Internetseite', 'Website', 'concept', { examples: ['www.nordmann.example'], privacy: 'contact' }),
    Anrede: text('Anrede', 'Salutation', 'concept', {
      examples: ['Sehr geehrte Damen und Herren'],
      privacy: 'contact',
    }),
    Bundesland: text('Bundesland', 'State', 'concept', { examples: ['NRW'], privacy: 'contact' }),
    Kurzbezeichnung: text('Kurzbezeichnung', 'Short name', 'concept', {
      maxLength: 40,
      examples: ['Nordmann'],
      privacy: 'contact',
    }),
    KundenNrBeimLief: text('Unsere Kundennummer', 'Our customer number there', 'concept', { examples: ['K-20417'] }),
    Kuerzel: text('Kürzel (Veredler)', 'Code (finisher)', 'concept', { examples: ['NOR'] }),
    CrefoNr: text('Crefo-Nummer', 'Credit agency number', 'concept', { examples: [''], privacy: 'financial' }),
    CrefoIndex: integer('Bonitätsindex', 'Credit rating', 'concept', { examples: [215], privacy: 'financial' }),
    Mindestbestellw: number('Mindestbestellwert', 'Minimum order value', 'concept', { examples: [150] }),
    Bestellsperre: boolean('Bestellsperre', 'Blocked for orders', 'concept', { examples: [false] }),
    Zahlungsziel: integer('Zahlungsziel in Tagen', 'Days to pay', 'concept', { examples: [30] }),
    SkontoProzent: number('Skonto in Prozent', 'Cash discount in percent', 'concept', { examples: [3] }),
    SkontoTage: integer('Skontofrist in Tagen', 'Days of cash discount', 'concept', { examples: [8] }),
    UStID: text('USt-IdNr.', 'VAT id', 'concept', { examples: ['DE123456789'], privacy: 'contact' }),
    Steuer13b: boolean('Steuerschuld nach § 13b UStG', 'Reverse charge (§ 13b UStG)', 'concept', {
      examples: [false],
    }),
    IBAN: text('IBAN', 'IBAN', 'concept', { examples: ['DE02120300000000202051'], privacy: 'financial' }),
    BIC: text('BIC', 'BIC', 'concept', { examples: ['BYLADEM1001'], privacy: 'financial' }),
    ...searchFields(oneToFour),
    Mandant: text('Mandant', 'Company (Mandant)', 'concept', { examples: ['1'] }),
  },
});
