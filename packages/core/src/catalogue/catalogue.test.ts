import { defineEventType, defineTable, type EventType, type Table } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, correctTable, standardContribution, type Contribution } from './index.ts';

const title = { de: 'Lager', en: 'Stock' };

const stock = defineTable({
  name: 'Lager',
  title,
  evidence: 'assumed',
  key: ['LagerNr'],
  fields: { LagerNr: { type: 'string', title, evidence: 'assumed' } },
});

const stockLow = defineEventType({
  id: 'stock.low',
  title,
  when: { de: 'Wenn der Mindestbestand erreicht ist.', en: 'When the minimum is reached.' },
  table: 'Lager',
  related: ['Lieferanten'],
  details: { bestand: { type: 'number', title } },
  examples: [],
});

const build = (...added: Contribution[]) => buildCatalogue([standardContribution, ...added]);
const messages = (...added: Contribution[]) => build(...added).problems.map(({ error }) => error.message);

describe('the standard catalogue', () => {
  const { catalogue, problems } = build();

  it('has no problems, and 11 tables and 12 event types of the ERP beside the own ones', () => {
    expect(problems).toEqual([]);
    expect(catalogue.tables).toHaveLength(14);
    expect(catalogue.eventTypes.map(({ id }) => id).toSorted()).toEqual([
      'connection.needsAttention',
      'customer.created',
      'delivery.failed',
      'employee.created',
      'openItem.dunned',
      'project.awarded',
      'project.created',
      'project.credited',
      'project.delivered',
      'project.invoiced',
      'project.processStatusChanged',
      'projectTime.created',
      'purchaseOrder.created',
      'supplier.created',
      'webhook.paused',
    ]);
  });

  it('keeps the German names of the original', () => {
    expect(catalogue.eventTypes.slice(0, 12).map(({ title }) => title.de)).toEqual([
      'Neues Projekt',
      'Projekt erteilt',
      'Projekt abgerechnet',
      'Neuer Kunde',
      'Neuer Mitarbeiter',
      'Neue Projektzeit',
      'Neuer Lieferant',
      'Neue Bestellung',
      'Projekt gutgeschrieben',
      'Projekt geliefert',
      'Prozessstatus geändert',
      'OP gemahnt',
    ]);
  });

  it('finds by name, answers unknown names with nothing, and suggests what was meant', () => {
    expect(catalogue.table('Auftrag')?.key).toEqual(['AuftragsNr']);
    expect(catalogue.table('toString')).toBeUndefined();
    expect(catalogue.eventType('__proto__')).toBeUndefined();
    expect(catalogue.suggestTable('Auftrg')).toBe('Auftrag');
    expect(catalogue.suggestEventType('project.creatd')).toBe('project.created');
    expect(catalogue.suggestEventType('Neues Projekt')).toBe('project.created');
    expect(catalogue.suggestEventType('OP gemahnt')).toBe('openItem.dunned');
    expect(catalogue.suggestEventType('weather.changed')).toBeUndefined();
    expect(catalogue.ownerOfTable('Auftrag')).toBe('core');
    expect(catalogue.eventTypesOf('Kunden').map(({ id }) => id)).toEqual(['customer.created']);
  });

  it('cannot be changed by whoever is handed a definition', () => {
    const table = catalogue.table('Auftrag') as { fields: { [name: string]: { title: object } } };
    expect(() => (table.fields['Neu'] = { title: {} })).toThrow(TypeError);
    expect(() => Object.assign(table.fields['Status']?.title ?? {}, { de: 'x' })).toThrow(TypeError);
  });
});

describe('additions', () => {
  it('of plugins and hosts join in, with their owner', () => {
    const { catalogue, problems } = build({ owner: 'lager', tables: [stock], eventTypes: [stockLow] });
    expect(problems).toEqual([]);
    expect(catalogue.eventType('stock.low')).toEqual(stockLow);
    expect(catalogue.ownerOfEventType('stock.low')).toBe('lager');
  });

  it('that collide name both owners, and the first one stays', () => {
    const { catalogue, problems } = build(
      { owner: 'lager', tables: [stock], eventTypes: [stockLow] },
      { owner: 'host', tables: [{ ...stock }], eventTypes: [{ ...stockLow }] },
    );
    expect(problems.map(({ owner, error }) => [owner, error.code])).toEqual([
      ['host', 'TABLE_TAKEN'],
      ['host', 'EVENT_TYPE_TAKEN'],
    ]);
    for (const { error } of problems) expect(error.text.de).toMatch(/„host“.*„lager“/);
    expect(catalogue.ownerOfTable('Lager')).toBe('lager');
  });

  it('that are one and the same definition do not collide', () => {
    expect(messages({ owner: 'a', tables: [stock] }, { owner: 'b', tables: [stock] })).toEqual([]);
  });

  it('change the revision, in whatever order they come', () => {
    const a: Contribution = { owner: 'a', tables: [stock], eventTypes: [stockLow] };
    const b: Contribution = {
      owner: 'b',
      tables: [{ ...stock, name: 'Lagerort' }],
      eventTypes: [{ ...stockLow, id: 'stock.moved' }],
    };
    expect(build().catalogue.revision).toBe(build().catalogue.revision);
    expect(build(a).catalogue.revision).not.toBe(build().catalogue.revision);
    expect(build(a, b).catalogue.revision).toBe(build(b, a).catalogue.revision);
  });
});

describe('corrections', () => {
  const colour = { type: 'string', title: { de: 'Farbton', en: 'Colour' }, evidence: 'documented' } as const;
  const week = { type: 'integer', title: { de: 'Lieferwoche', en: 'Week' }, evidence: 'documented' } as const;

  it('add, replace and take away fields of a table that somebody else owns', () => {
    const correction = correctTable('Auftrag', {
      fields: { Farbton: colour, Lieferwoche: week },
      without: ['Suchfeld9'],
    });
    const { catalogue, problems } = build({ owner: 'host', corrections: [correction] });
    const fields = catalogue.table('Auftrag')?.fields ?? {};
    expect(problems).toEqual([]);
    expect(fields['Farbton']).toEqual(colour);
    expect(fields['Lieferwoche']?.type).toBe('integer');
    expect(Object.hasOwn(fields, 'Suchfeld9')).toBe(false);
    expect(catalogue.ownerOfTable('Auftrag')).toBe('core');
    expect(catalogue.revision).not.toBe(build().catalogue.revision);
    expect(Object.hasOwn(build().catalogue.table('Auftrag')?.fields ?? {}, 'Farbton')).toBe(false);
  });

  it('follow each other', () => {
    const corrections = [
      correctTable('Kunden', { fields: { Farbton: colour } }),
      correctTable('Kunden', { title: { de: 'Kundschaft', en: 'Clientele' }, without: ['Farbton'] }),
    ];
    const table = build({ owner: 'host', corrections }).catalogue.table('Kunden');
    expect(table?.title.de).toBe('Kundschaft');
    expect(Object.hasOwn(table?.fields ?? {}, 'Farbton')).toBe(false);
  });

  it('may give another key and take the parent away', () => {
    const correction = correctTable('BestellPos', { key: ['LfdNr'], parent: null });
    const table = build({ owner: 'host', corrections: [correction] }).catalogue.table('BestellPos');
    expect(table?.key).toEqual(['LfdNr']);
    expect(table?.parent).toBeUndefined();
  });

  it('are refused for an unknown table, or when the table would lose its key', () => {
    expect(messages({ owner: 'host', corrections: [correctTable('Auftrg', {})] })).toEqual([
      '"host" wants to correct the table "Auftrg", which does not exist. Did you mean "Auftrag"?',
    ]);
    expect(messages({ owner: 'host', corrections: [correctTable('Auftrag', { without: ['AuftragsNr'] })] })).toEqual([
      'Table "Auftrag" of "host", at key: There is no field "AuftragsNr".',
    ]);
  });

  it('are refused for what they say in vain', () => {
    const mistyped = { table: 'Auftrag', feilds: {}, without: ['Suchfeld11', 'Schuhgröße'] };
    expect(messages({ owner: 'host', corrections: [mistyped] })).toEqual([
      'Table "Auftrag" of "host", at correction: There is no "feilds". Did you mean "fields"?',
      'Table "Auftrag" of "host", at without: There is no "Suchfeld11". Did you mean "Suchfeld1"?',
      'Table "Auftrag" of "host", at without: There is no "Schuhgröße".',
    ]);
  });
});

describe('definitions', () => {
  const table = (change: object) => messages({ owner: 'p', tables: [{ ...stock, ...change }] });
  const eventType = (change: object) =>
    messages({ owner: 'p', tables: [stock], eventTypes: [{ ...stockLow, ...change }] });

  it.each([
    [{ key: ['Nr'] }, 'at key: There is no field "Nr".'],
    [{ key: [] }, 'at key: The key of the table is missing.'],
    [{ title: { de: 'Lager' } }, 'at title: The German (de) or English (en) text is missing.'],
    [{ parent: { table: 'Lagre', field: 'LagerNr' } }, 'at parent.table: There is no table "Lagre".'],
    [{ parent: { table: 'Kunden', field: 'KundenNr' } }, 'at parent.field: There is no field "KundenNr".'],
    [{ name: '__proto__' }, '"__proto__" is no usable name'],
    [{ name: 'details' }, 'at name: Eilbote uses this name itself.'],
    [{ name: 'event' }, 'at name: Eilbote uses this name itself.'],
    [{ evidence: 'heard' }, 'at evidence: Allowed are: documented, concept, assumed.'],
    [{ fields: null }, 'at fields: Fields are expected here.'],
  ])('of a table are checked: %j', (change, message) => {
    expect(table(change).join('\n')).toContain(message);
  });

  it.each([
    [{ type: 'strng' }, 'at fields.LagerNr.type: Allowed are: string, integer,'],
    [{ type: 'string', minimum: 1 }, '"minimum" does not exist for this type.'],
    [{ type: 'string', secret: true }, '"secret" does not exist for this type.'],
    [{ type: 'string', enum: [1] }, 'at fields.LagerNr.enum: The choices do not fit'],
    [{ type: 'string', format: 'iban' }, 'at fields.LagerNr.format: Allowed are: date,'],
    [{ type: 'number', minimum: 2, maximum: 1 }, 'minimum and maximum are no range.'],
    [{ type: 'array' }, 'at fields.LagerNr.items: A field is an object.'],
    [{ type: 'object', properties: { 'a.b': { type: 'string', title } } }, '"a.b" is no usable name'],
    [{ type: 'string', privacy: 'secret' }, 'at fields.LagerNr.privacy: Allowed are: none,'],
  ])('of a field are checked: %j', (field, message) => {
    expect(table({ fields: { LagerNr: { title, evidence: 'assumed', ...field } } }).join('\n')).toContain(message);
  });

  it.each([
    [{ id: 'Stock' }, 'at id: An id looks like "project.created".'],
    [{ when: { de: '', en: 'x' } }, 'at when: The German (de) or English (en) text is missing.'],
    [{ table: 'Lagr' }, 'at table: There is no table "Lagr". Did you mean "Lager"?'],
    [{ related: ['Kundn'] }, 'at related: There is no table "Kundn". Did you mean "Kunden"?'],
    [{ related: undefined }, 'at related: A list is missing.'],
    [{ optionalDetails: ['menge'] }, 'at optionalDetails: "menge" is not described.'],
    [{ details: { bestand: { type: 'number' } } }, 'at details.bestand.title'],
  ])('of an event type are checked: %j', (change, message) => {
    expect(eventType(change).join('\n')).toContain(message);
  });

  it('with problems are left out, and all problems are told at once', () => {
    const { catalogue, problems } = build({
      owner: 'p',
      tables: [{ ...stock, title: { de: '', en: '' }, key: ['x'] }],
      eventTypes: [stockLow],
    });
    expect(problems.map(({ error }) => error.code)).toEqual(['TABLE_INVALID', 'TABLE_INVALID', 'EVENT_TYPE_INVALID']);
    expect(catalogue.table('Lager')).toBeUndefined();
    expect(catalogue.eventType('stock.low')).toBeUndefined();
  });

  it('that are nothing at all are problems too, not crashes', () => {
    const broken = [undefined, null, 7, [], {}] as unknown as Table[];
    const { problems } = build({ owner: 'p', tables: broken, eventTypes: broken as unknown as EventType[] });
    expect(problems.filter(({ owner }) => owner === 'p').length).toBeGreaterThanOrEqual(10);
  });
});
