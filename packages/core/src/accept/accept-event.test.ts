import { isEilboteError, type EventInput, type JsonObject, type JsonValue } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, correctTable, standardContribution } from '../catalogue/index.ts';
import { acceptEvent, type Acceptance } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const options = { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_new' };

const accept = (input: unknown, more: object = {}) => acceptEvent(input as EventInput, { ...options, ...more });
const project = (fields: object) =>
  accept({ type: 'project.created', records: { Auftrag: { AuftragsNr: '06127', ...fields } } });
const time = (fields: object) =>
  accept({ type: 'projectTime.created', records: { Zeitdatei: { UUID: '1', ...fields } } });
const own = ({ event, table }: Acceptance) => event.records[table] as JsonObject;
const noticed = ({ warnings }: Acceptance) => warnings.map(({ path, code }) => [path, code]);

const refusal = (input: unknown) => {
  try {
    accept(input);
  } catch (error) {
    if (isEilboteError(error)) return error;
    throw error;
  }
  return expect.fail('the event was accepted');
};

describe('an accepted event', () => {
  it('has id, time, key, hash and its JSON text', () => {
    const accepted = project({ Bauvorhaben: 'Küche' });
    expect(accepted).toMatchObject({ table: 'Auftrag', key: '06127', warnings: [] });
    expect(accepted.event).toEqual({
      id: 'evt_new',
      type: 'project.created',
      occurredAt: '2026-09-14T08:00:00.000Z',
      records: { Auftrag: { AuftragsNr: '06127', Bauvorhaben: 'Küche' } },
      details: {},
    });
    expect(accepted.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(accepted.json)).toEqual({ records: accepted.event.records, details: {} });
  });

  it('keeps the id and the moment that the host gave', () => {
    const { event } = accept({
      id: 'erp:4711',
      type: 'project.created',
      occurredAt: '2026-09-14T10:12:00+02:00',
      records: { Auftrag: { AuftragsNr: '1' } },
    });
    expect(event).toMatchObject({ id: 'erp:4711', occurredAt: '2026-09-14T08:12:00.000Z' });
  });

  it('is frozen through and through, and independent of what the host does afterwards', () => {
    const position = { AuftragsNr: '1', PositionsNr: '1', Zusatz: { liste: [1] } };
    const { event } = accept({
      type: 'project.created',
      records: { Auftrag: { AuftragsNr: '1' }, Auftragspositio: [position] },
    });
    position.Zusatz.liste.push(2);
    expect(event.records['Auftragspositio']).toEqual([{ AuftragsNr: '1', PositionsNr: '1', Zusatz: { liste: [1] } }]);
    const assertFrozen = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(assertFrozen);
    };
    assertFrozen(event);
  });

  it('reads every property once', () => {
    let reads = 0;
    const record = {
      get AuftragsNr() {
        reads += 1;
        return `0${reads}`;
      },
    };
    expect(accept({ type: 'project.created', records: { Auftrag: record } }).key).toBe('01');
    expect(reads).toBe(1);
  });

  it('has its own record first, then the related ones, and fields in the order of their table', () => {
    const { json } = accept({
      type: 'project.created',
      records: {
        Fremd: {},
        Personal: {},
        Kunden: { KundenNr: 'k' },
        Auftrag: { zuletzt: 1, Status: 0, AuftragsNr: '1' },
      },
    });
    expect(json).toBe(
      '{"records":{"Auftrag":{"AuftragsNr":"1","Status":0,"zuletzt":1},"Kunden":{"KundenNr":"k"},"Personal":{},"Fremd":{}},"details":{}}',
    );
  });
});

describe('the content hash', () => {
  const hash = (input: object) =>
    accept({ type: 'project.created', records: { Auftrag: { AuftragsNr: '1', Status: 0 } }, ...input }).contentHash;

  it('is the same for the same content in another order, with another id and no time', () => {
    const reordered = { records: { Auftrag: { Status: 0, AuftragsNr: '1' } } };
    expect(hash({ id: 'a' })).toBe(hash({ id: 'b', ...reordered, details: {} }));
    expect(
      accept(
        { type: 'project.created', records: { Auftrag: { AuftragsNr: '1' } } },
        { now: '2027-01-01T00:00:00.000Z' },
      ).contentHash,
    ).toBe(project({ AuftragsNr: '1' }).contentHash);
  });

  it('differs with every part of the content', () => {
    const hashes = [
      hash({}),
      hash({ records: { Auftrag: { AuftragsNr: '1', Status: 1 } } }),
      hash({ records: { Auftrag: { AuftragsNr: '1', Status: '0' } } }),
      hash({ details: { a: 1 } }),
      hash({ occurredAt: '2026-09-14T08:00:00Z' }),
      hash({ type: 'project.awarded' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not depend on how tables read their fields', () => {
    const field = { type: 'integer', title: { de: 'x', en: 'x' }, evidence: 'documented' } as const;
    const corrected = buildCatalogue([
      standardContribution,
      { owner: 'host', corrections: [correctTable('Auftrag', { fields: { Projektgruppe: field } })] },
    ]).catalogue;
    const input = { type: 'project.created', records: { Auftrag: { AuftragsNr: '1', Projektgruppe: '7' } } };
    expect(own(accept(input, { catalogue: corrected }))['Projektgruppe']).toBe(7);
    expect(accept(input, { catalogue: corrected }).contentHash).toBe(accept(input).contentHash);
  });
});

describe('values', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['Liefertermin', '18.09.26', '2026-09-18'],
    ['Liefertermin', '0000-00-00T00:00:00.000Z', null],
    ['Erfassungsdatum', '2026-02-03T09:33:48', '2026-02-03'],
    ['SummeNetto', '1.234,56', 1234.56],
    ['Status', '5', 5],
    ['Kleinauftrag', 'true', true],
    ['Kleinauftrag', 0, false],
    ['Kleinauftrag', 'FALSE', false],
    ['Bauvorhaben', 'eins\rzwei\r\ndrei\n', 'eins\nzwei\ndrei\n'],
    ['Lieferwoche', 38, 38],
    ['Lieferwoche', 'KW 38\r', 'KW 38\n'],
    ['AuftragsNr', '06127', '06127'],
    ['LieferKundenNr', null, null],
  ])('of a project are normalised without a word: %s %j', (field, given, normal) => {
    const accepted = project({ [field]: given });
    expect(own(accepted)[field]).toEqual(normal);
    expect(accepted.warnings).toEqual([]);
  });

  it('of times come as seconds or text', () => {
    const accepted = time({ VonZeit: 25200, BisZeit: '12:30', Pause: 1800, Dauer: '26:15:00' });
    expect(own(accepted)).toMatchObject({
      VonZeit: '07:00:00',
      BisZeit: '12:30:00',
      Pause: '00:30:00',
      Dauer: '26:15:00',
    });
    expect(accepted.warnings).toEqual([]);
  });

  it.each<[string, JsonValue, JsonValue, string]>([
    ['Liefertermin', '31.02.2026', '31.02.2026', 'NO_SUCH_DATE'],
    ['Liefertermin', 'KW 38', 'KW 38', 'NOT_A_DATE'],
    ['Liefertermin', 20260918, 20260918, 'NOT_A_DATE'],
    ['Erfassungsdatum', '00.00.00', null, 'NULL_UNEXPECTED'],
    ['Bauvorhaben', null, null, 'NULL_UNEXPECTED'],
    ['Bauvorhaben', 4711, '4711', 'NUMBER_AS_TEXT'],
    ['Bauvorhaben', true, true, 'NOT_TEXT'],
    ['SummeNetto', '1.234', '1.234', 'NUMBER_AMBIGUOUS'],
    ['SummeNetto', 'viel', 'viel', 'NOT_A_NUMBER'],
    ['SummeNetto', '', null, 'NULL_UNEXPECTED'],
    ['Status', 2.5, 2.5, 'NOT_AN_INTEGER'],
    ['Status', 12, 12, 'TOO_BIG'],
    ['Status', -1, -1, 'TOO_SMALL'],
    ['Kleinauftrag', 'vielleicht', 'vielleicht', 'NOT_A_BOOLEAN'],
    ['Lieferwoche', 38.5, 38.5, 'NOT_AN_INTEGER'],
  ])('that do not fit are kept and noticed: %s %j', (field, given, kept, code) => {
    const accepted = project({ [field]: given });
    expect(own(accepted)[field]).toEqual(kept);
    expect(noticed(accepted)).toEqual([[`/records/Auftrag/${field}`, code]]);
  });

  it('that do not fit are named in both languages, but never repeated', () => {
    const [warning] = project({ Liefertermin: 'nach Ostern, ruft Frau Weiß an' }).warnings;
    expect(warning?.text).toEqual({
      de: 'Auftrag.Liefertermin ist kein Datum wie 2026-09-18 oder 18.09.2026. Der Wert bleibt, wie er ist.',
      en: 'Auftrag.Liefertermin is no date like 2026-09-18 or 18.09.2026. The value is kept as it is.',
    });
  });

  it('of fields that no schema knows are kept exactly, and in silence', () => {
    const accepted = project({ Farbton: 'RAL 9010\r', Masse: { Breite: '1,5' }, Liste: [1, null] });
    expect(own(accepted)).toMatchObject({ Farbton: 'RAL 9010\r', Masse: { Breite: '1,5' }, Liste: [1, null] });
    expect(accepted.warnings).toEqual([]);
  });

  it('are never taken from a prototype, whatever a field is called', () => {
    const field = { type: 'string', title: { de: 'x', en: 'x' }, evidence: 'documented' } as const;
    const corrections = [correctTable('Auftrag', { fields: { toString: field, valueOf: field } })];
    const corrected = buildCatalogue([standardContribution, { owner: 'host', corrections }]).catalogue;
    const input = { type: 'project.created', records: { Auftrag: { AuftragsNr: '1', valueOf: 'ja' } } };
    const accepted = accept(input, { catalogue: corrected });
    expect(Object.entries(own(accepted))).toEqual([
      ['AuftragsNr', '1'],
      ['valueOf', 'ja'],
    ]);
    expect(accepted.warnings).toEqual([]);
  });

  it('without a value are no fields', () => {
    const accepted = project({ Liefertermin: undefined });
    expect(own(accepted)).toEqual({ AuftragsNr: '06127' });
    expect(accepted.warnings).toEqual([]);
  });

  it('of lists and in lists are read, and named by their place', () => {
    const accepted = accept({
      type: 'project.created',
      records: {
        Auftrag: { AuftragsNr: '1' },
        Auftragspositio: [{ Anzahl: '2,5' }, { Anzahl: 'zwei' }],
      },
    });
    expect(accepted.event.records['Auftragspositio']).toEqual([{ Anzahl: 2.5 }, { Anzahl: 'zwei' }]);
    expect(noticed(accepted)).toEqual([['/records/Auftragspositio/1/Anzahl', 'NOT_A_NUMBER']]);
    expect(accepted.warnings[0]?.text.en).toMatch(/^Auftragspositio\[1\]\.Anzahl is no number/);
  });
});

describe('keys', () => {
  it('that came as a number become text, with a warning', () => {
    const accepted = project({ AuftragsNr: 6127 });
    expect(accepted.key).toBe('6127');
    expect(own(accepted)['AuftragsNr']).toBe('6127');
    expect(noticed(accepted)).toEqual([['/records/Auftrag/AuftragsNr', 'NUMBER_AS_TEXT']]);
  });

  it.each([130128, '130128', '000130128'])('of purchase orders stay numbers: %j', (BestellNr) => {
    const accepted = accept({ type: 'purchaseOrder.created', records: { Bestellung: { BestellNr } } });
    expect(accepted.key).toBe('130128');
    expect(own(accepted)['BestellNr']).toBe(130128);
    expect(accepted.warnings).toEqual([]);
  });

  it.each(['', ' ', null, true, {}, undefined])('that are none are refused: %j', (AuftragsNr) => {
    const error = refusal({ type: 'project.created', records: { Auftrag: { AuftragsNr } } });
    expect(error.code).toBe('EVENT_KEY_MISSING');
    expect(error.text.de).toContain('AuftragsNr');
  });

  it.each(['a\nb', '\u0000', 'x'.repeat(501), '\ud800'])('that cannot be addressed are refused: %j', (AuftragsNr) => {
    expect(refusal({ type: 'project.created', records: { Auftrag: { AuftragsNr } } }).code).toBe('EVENT_KEY_INVALID');
  });
});

describe('details', () => {
  const change = (details: object) =>
    accept({ type: 'project.processStatusChanged', records: { Auftrag: { AuftragsNr: '1' } }, details });

  it('are read by the schema of their event type', () => {
    const accepted = change({
      alt: { Prozessstatus: '10' },
      neu: { Prozessstatus: 20, Farbe: 'rot' },
      ausloeser: 'speichern',
      mehr: 1,
    });
    expect(accepted.event.details).toEqual({
      alt: { Prozessstatus: 10 },
      neu: { Prozessstatus: 20, Farbe: 'rot' },
      ausloeser: 'speichern',
      mehr: 1,
    });
    expect(accepted.warnings).toEqual([]);
  });

  it('that are missing or unexpected are noticed', () => {
    expect(noticed(change({ alt: null, neu: {}, ausloeser: 'zufall', belegart: null }))).toEqual([
      ['/details/neu/Prozessstatus', 'VALUE_MISSING'],
      ['/details/ausloeser', 'NOT_A_CHOICE'],
    ]);
    expect(noticed(change({ neu: 20, ausloeser: 'speichern' }))).toEqual([
      ['/details/neu', 'NOT_AN_OBJECT'],
      ['/details/alt', 'VALUE_MISSING'],
    ]);
  });
});

describe('records', () => {
  const withRecords = (records: object) =>
    accept({ type: 'project.created', records: { Auftrag: { AuftragsNr: '1' }, ...records } });

  it('of tables that the event type does not declare are kept with a warning', () => {
    const accepted = withRecords({ Kundn: { KundenNr: 1 }, Bestellung: { BestellNr: '7' } });
    expect(accepted.event.records).toMatchObject({ Kundn: { KundenNr: 1 }, Bestellung: { BestellNr: 7 } });
    expect(noticed(accepted)).toEqual([
      ['/records/Bestellung', 'TABLE_UNDECLARED'],
      ['/records/Kundn', 'TABLE_UNDECLARED'],
    ]);
    expect(accepted.warnings[1]?.text.de).toContain('Meinten Sie Kunden?');
  });

  it('that are null count as not given', () => {
    const accepted = withRecords({ Kunden: null });
    expect(Object.keys(accepted.event.records)).toEqual(['Auftrag']);
    expect(noticed(accepted)).toEqual([['/records/Kunden', 'RECORD_EMPTY']]);
  });

  it.each([
    [{ Kunden: 'Meier' }, 'EVENT_PART_INVALID'],
    [{ Kunden: [{}, 7] }, 'EVENT_PART_INVALID'],
    [{ Fremd: [[]] }, 'EVENT_PART_INVALID'],
    [{ Auftrag: null }, 'EVENT_RECORD_MISSING'],
    [{ Auftrag: [{ AuftragsNr: '1' }] }, 'EVENT_RECORD_IS_LIST'],
  ])('that are none are refused: %j', (records, code) => {
    expect(refusal({ type: 'project.created', records: { Auftrag: { AuftragsNr: '1' }, ...records } }).code).toBe(code);
  });

  it('that are missing are refused, naming what came instead', () => {
    const error = refusal({ type: 'project.created', records: { Auftarg: { AuftragsNr: '1' } } });
    expect(error.text.en).toContain('records.Auftrag');
    expect(error.text.en).toContain('It came with: Auftarg.');
  });
});

describe('strict', () => {
  it('turns warnings into an error that tells them', () => {
    const input = { type: 'project.created', records: { Auftrag: { AuftragsNr: 1 } } };
    expect(() => accept(input, { strict: true })).toThrow(/does not fit exactly: Auftrag\.AuftragsNr is a text/);
    expect(accept(input).warnings).toHaveLength(1);
  });
});

it('lists a hundred warnings and counts the rest', () => {
  const Auftragspositio = Array.from({ length: 250 }, () => ({ Anzahl: 'x' }));
  const { warnings } = accept({ type: 'project.created', records: { Auftrag: { AuftragsNr: '1' }, Auftragspositio } });
  expect(warnings).toHaveLength(101);
  expect(warnings.at(-1)).toMatchObject({ code: 'MORE_WARNINGS', text: { en: 'There are 150 more warnings.' } });
});

it('notices a mistyped property of the event', () => {
  const accepted = accept({ type: 'project.created', records: { Auftrag: { AuftragsNr: '1' } }, detials: { a: 1 } });
  expect(noticed(accepted)).toEqual([['/detials', 'PROPERTY_UNKNOWN']]);
  expect(accepted.warnings[0]?.text.en).toContain('Did you mean details?');
});
