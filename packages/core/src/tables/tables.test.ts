import { describe, expect, it } from 'vitest';
import {
  ansprechpartner,
  auftrag,
  auftragspositio,
  bestellPos,
  bestellung,
  lieferanten,
  mentionsOf,
  parentOf,
  personal,
  recordKey,
  standardTables,
  zeitdatei,
} from './index.ts';

const byName = new Map(standardTables.map((table) => [table.name, table]));

describe('the tables of the ERP', () => {
  it('are the eleven that events carry', () => {
    expect([...byName.keys()]).toEqual([
      'Auftrag',
      'Auftragspositio',
      'Kunden',
      'Ansprechpartner',
      'Personal',
      'Zeitdatei',
      'Lieferanten',
      'Bestellung',
      'BestellPos',
      'OPKunden',
      'Prozessstatus',
    ]);
  });

  it('have an example for every field', () => {
    const without = standardTables.flatMap((table) =>
      Object.entries(table.fields).filter(([, field]) => (field.examples ?? []).length === 0),
    );
    expect(without).toEqual([]);
  });

  it('number the search fields', () => {
    expect(Object.keys(auftrag.fields).filter((name) => name.startsWith('Suchfeld'))).toHaveLength(10);
    expect(Object.keys(lieferanten.fields).filter((name) => name.startsWith('Suchfeld'))).toHaveLength(4);
    expect(auftrag.fields.Suchfeld10.title).toEqual({ de: 'Suchfeld 10', en: 'Search field 10' });
  });

  it('hold back bank, credit and pay data, but not the amounts of documents', () => {
    const financial = standardTables.flatMap((table) =>
      Object.entries(table.fields)
        .filter(([, field]) => field.privacy === 'financial')
        .map(([name]) => `${table.name}.${name}`),
    );
    expect(financial).toEqual([
      'Zeitdatei.Ausloese',
      'Lieferanten.CrefoNr',
      'Lieferanten.CrefoIndex',
      'Lieferanten.IBAN',
      'Lieferanten.BIC',
    ]);
  });

  it('mark everything about employees as such', () => {
    expect(new Set(Object.values(personal.fields).map((field) => field.privacy))).toEqual(new Set(['employee']));
    expect(zeitdatei.fields.VonZeit.privacy).toBe('employee');
  });
});

describe('the key of a record', () => {
  it('is its text, to the last zero', () => {
    expect(recordKey(auftrag, { AuftragsNr: '06127' })).toBe('06127');
    expect(recordKey(auftrag, { AuftragsNr: '.GK' })).toBe('.GK');
    expect(recordKey(auftrag, { AuftragsNr: 'a/b%' })).toBe('a/b%');
  });

  it('is the decimal text of a purchase order number', () => {
    expect(recordKey(bestellung, { BestellNr: 130128 })).toBe('130128');
    expect(recordKey(bestellPos, { BestellNr: 130128, LfdNr: 2 })).toBe('130128/2');
  });

  it('never joins different fields to the same text', () => {
    const slashLeft = recordKey(auftragspositio, { AuftragsNr: 'a/b', PositionsNr: 'c' });
    const slashRight = recordKey(auftragspositio, { AuftragsNr: 'a', PositionsNr: 'b/c' });
    expect(slashLeft).toBe('a%2Fb/c');
    expect(slashRight).toBe('a/b%2Fc');
    expect(recordKey(auftragspositio, { AuftragsNr: 'a%2Fb', PositionsNr: 'c' })).toBe('a%252Fb/c');
  });

  it('is missing where a part is empty, null, a boolean or inherited', () => {
    for (const AuftragsNr of ['', '  ', null, true, ['06127']])
      expect(recordKey(auftrag, { AuftragsNr })).toBeUndefined();
    expect(recordKey(auftrag, Object.create({ AuftragsNr: '06127' }))).toBeUndefined();
    expect(recordKey(auftragspositio, { AuftragsNr: '06127' })).toBeUndefined();
  });
});

describe('the parent of a record', () => {
  it('is named by its key', () => {
    expect(parentOf(auftragspositio, { AuftragsNr: '06127' })).toEqual({ table: 'Auftrag', key: '06127' });
    expect(parentOf(bestellPos, { BestellNr: 130128 })).toEqual({ table: 'Bestellung', key: '130128' });
    expect(parentOf(auftrag, { AuftragsNr: '06127' })).toBeUndefined();
  });

  it('is a customer only for contacts of customers', () => {
    expect(parentOf(ansprechpartner, { TypNr: '131', Typ: 1 })).toEqual({ table: 'Kunden', key: '131' });
    expect(parentOf(ansprechpartner, { TypNr: '131', Typ: 0 })).toBeUndefined();
    expect(parentOf(ansprechpartner, { TypNr: '131' })).toBeUndefined();
  });
});

it('finds every record that an event mentions and those that they belong to, each once', () => {
  const records = {
    Ansprechpartner: [{ Typ: 1, TypNr: '131', Name: 'Rühmann', VorName: 'Heinz' }],
    Auftrag: { AuftragsNr: '06127', KundenNr: 'n20-01170' },
    Zeitdatei: { UUID: '71E4', PersonalNr: 10 },
    Auftragspositio: [
      { AuftragsNr: '06127', PositionsNr: '1' },
      { AuftragsNr: '06127', PositionsNr: '1' },
      { AuftragsNr: '06127' },
    ],
    Unbekannt: { Nr: '1' },
  };
  expect(mentionsOf(records, (name) => byName.get(name))).toEqual([
    { table: 'Ansprechpartner', key: '1/131/Rühmann/Heinz' },
    { table: 'Kunden', key: '131' },
    { table: 'Auftrag', key: '06127' },
    { table: 'Kunden', key: 'n20-01170' },
    { table: 'Zeitdatei', key: '71E4' },
    { table: 'Personal', key: '10' },
    { table: 'Auftragspositio', key: '06127/1' },
  ]);
});
