import { defineTable } from '@eilbote/contract';
import { integer, number, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Auftragspositio: typeof auftragspositio;
  }
}

export const auftragspositio = defineTable({
  name: 'Auftragspositio',
  title: { de: 'Projektposition', en: 'Project position' },
  description: {
    de: 'Eine Position des Projekts: zugleich Zeile der Belege und Arbeitsabschnitt.',
    en: 'A position of the project: a line of its documents and a phase of the work at once.',
  },
  evidence: 'documented',
  key: ['AuftragsNr', 'PositionsNr'],
  parent: { table: 'Auftrag', field: 'AuftragsNr' },
  fields: {
    AuftragsNr: text('Projektnummer', 'Project number', 'documented', { examples: ['06127'] }),
    PositionsNr: text('Positionsnummer', 'Position number', 'documented', { examples: ['1'] }),
    Status: integer('Status', 'Commercial status', 'documented', { minimum: 0, maximum: 9, examples: [0] }),
    ArtikelTypenNr: text('Artikelnummer', 'Article number', 'documented', { examples: ['0815979'] }),
    Anzahl: number('Anzahl', 'Quantity', 'documented', { examples: [2] }),
    VKPreis: number('Verkaufspreis', 'Selling price', 'documented', {
      examples: [600],
      description: { de: 'Nettopreis je Einheit.', en: 'Net price of one unit.' },
    }),
    Bezeichnung: text('Bezeichnung', 'Description', 'concept', { examples: ['Theke\nEiche massiv, geölt'] }),
    Einheit: text('Einheit', 'Unit', 'assumed', { examples: ['Stk'] }),
    Prozessstatus: integer('Prozessstatus', 'Process status', 'concept', { examples: [40] }),
  },
});
