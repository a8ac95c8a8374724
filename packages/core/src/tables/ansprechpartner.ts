import { defineTable } from '@eilbote/contract';
import { boolean, integer, text } from './fields.ts';

declare module '@eilbote/contract' {
  interface Tables {
    Ansprechpartner: typeof ansprechpartner;
  }
}

/**
 * The ERP shows no number of a contact to the outside: it is told apart by the four fields that writing one demands
 * (`api_put_contact`: Typ, TypNr, Name, VorName), so these are the key. `TypNr` means a customer only where `Typ` is 1.
 */
export const ansprechpartner = defineTable({
  name: 'Ansprechpartner',
  title: { de: 'Ansprechpartner', en: 'Contact' },
  description: {
    de: 'Ansprechpartner eines Kunden oder Lieferanten.',
    en: 'Contact of a customer or supplier.',
  },
  evidence: 'documented',
  key: ['Typ', 'TypNr', 'Name', 'VorName'],
  parent: { table: 'Kunden', field: 'TypNr', when: { field: 'Typ', equals: 1 } },
  fields: {
    TypNr: text('Nummer des Kunden oder Lieferanten', 'Number of the customer or supplier', 'documented', {
      examples: ['n20-01170'],
    }),
    Typ: integer('Art', 'Kind', 'documented', {
      examples: [1],
      description: { de: '0 Lieferant, 1 Kunde.', en: '0 supplier, 1 customer.' },
    }),
    Anrede: text('Anrede', 'Salutation', 'documented', { examples: ['Frau'], privacy: 'contact' }),
    Geschlecht: text('Geschlecht', 'Gender', 'documented', { examples: ['w'], privacy: 'contact' }),
    Name: text('Nachname', 'Surname', 'documented', { examples: ['Rühmann'], privacy: 'contact' }),
    VorName: text('Vorname', 'First name', 'documented', { examples: ['Heinz'], privacy: 'contact' }),
    Strasse: text('Straße', 'Street', 'documented', { examples: ['Hauptstr. 1'], privacy: 'contact' }),
    Land: text('Land', 'Country', 'documented', { examples: ['D'], privacy: 'contact' }),
    PLZ: text('PLZ', 'Postcode', 'documented', { examples: ['48149'], privacy: 'contact' }),
    Ort: text('Ort', 'Town', 'documented', { examples: ['Münster'], privacy: 'contact' }),
    Telefon: text('Telefon', 'Telephone', 'documented', { examples: ['0221 4710-302'], privacy: 'contact' }),
    Telefax: text('Telefax', 'Fax', 'documented', { examples: [''], privacy: 'contact' }),
    MobilTel: text('Mobiltelefon', 'Mobile phone', 'documented', { examples: ['0171 3920001'], privacy: 'contact' }),
    email: text('E-Mail', 'E-mail', 'documented', { examples: ['ruehmann@meier.example'], privacy: 'contact' }),
    isInaktiv: boolean('Inaktiv', 'Inactive', 'documented', { examples: [false] }),
    Kurzbezeichnung: text('Kurzbezeichnung', 'Short name', 'documented', {
      maxLength: 40,
      examples: ['Rühmann'],
      privacy: 'contact',
    }),
    Suchfeld1: text('Suchfeld 1', 'Search field 1', 'documented', { examples: [''] }),
    Status: text('Status', 'Status', 'concept', { examples: ['Buchhaltung'] }),
  },
});
