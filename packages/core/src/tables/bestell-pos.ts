import { defineTable } from '@eilbote/contract';
import { date, integer, number, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    BestellPos: typeof bestellPos;
  }
}

export const bestellPos = defineTable({
  name: 'BestellPos',
  title: { de: 'Bestellposition', en: 'Purchase order line' },
  evidence: 'documented',
  key: ['BestellNr', 'LfdNr'],
  parent: { table: 'Bestellung', field: 'BestellNr' },
  fields: {
    BestellNr: integer('Bestellnummer', 'Order number', 'documented', { examples: [130128] }),
    LfdNr: integer('Laufende Nummer', 'Line number', 'documented', { examples: [1] }),
    ArtikelNr: text('Artikelnummer', 'Article number', 'documented', { examples: ['0815979'] }),
    LieferArtikelNr: text('Artikelnummer des Lieferanten', 'Article number of the supplier', 'documented', {
      examples: ['EI-27-A'],
    }),
    BestellMenge: number('Bestellte Menge', 'Ordered quantity', 'documented', { examples: [12.5] }),
    LieferMenge: number('Gelieferte Menge', 'Delivered quantity', 'documented', { examples: [0] }),
    Einheit: text('Einheit', 'Unit', 'documented', { examples: ['m²'] }),
    Preis: number('Preis', 'Price', 'documented', {
      examples: [38.4],
      description: { de: 'Nettopreis je Einheit.', en: 'Net price of one unit.' },
    }),
    Beschreibung: text('Beschreibung', 'Description', 'documented', { examples: ['Multiplex Birke 18 mm'] }),
    Bemerkung: text('Bemerkung', 'Remark', 'documented', { examples: [''] }),
    CreationDate: date('Angelegt am', 'Created on', 'documented', { examples: ['2026-02-16'] }),
  },
});
