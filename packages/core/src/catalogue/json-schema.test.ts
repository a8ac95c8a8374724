import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  buildCatalogue,
  eventTypeToJsonSchema,
  schemaVocabulary,
  standardContribution,
  tableToJsonSchema,
  toJsonSchema,
} from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const formats = { date: /^\d{4}-\d\d-\d\d$/, 'date-time': true, email: true, uri: true } as const;
const strictAjv = () => new Ajv2020({ strict: true, allErrors: true, formats }).addVocabulary(schemaVocabulary);

describe('exported JSON Schema', () => {
  it.each(catalogue.tables.map((table) => [table.name, table] as const))(
    'of %s compiles in strict mode',
    (_, table) => {
      const schema = tableToJsonSchema(table);
      const validate = strictAjv().compile(schema);
      expect(validate({})).toBe(false);
      expect(validate.errors?.map(({ params }) => params['missingProperty']).toSorted()).toEqual(table.key.toSorted());
    },
  );

  it.each(catalogue.eventTypes.map((type) => [type.id, type] as const))(
    'of %s accepts its examples',
    (_, eventType) => {
      const validate = strictAjv().compile(eventTypeToJsonSchema(eventType, catalogue));
      for (const { records, details = {} } of eventType.examples) {
        const valid = validate({ type: eventType.id, occurredAt: '2026-09-14T08:00:00Z', records, details });
        expect(validate.errors ?? []).toEqual([]);
        expect(valid).toBe(true);
      }
      expect(validate({ type: 'other.type', records: eventType.examples[0]?.records })).toBe(false);
      expect(validate({ type: eventType.id, records: {} })).toBe(false);
    },
  );

  it('tells evidence, privacy and both titles', () => {
    const schema = tableToJsonSchema(catalogue.table('Lieferanten') ?? expect.fail(), 'de');
    expect(schema['properties']).toMatchObject({
      IBAN: { 'x-evidence': 'concept', 'x-privacy': 'financial', type: 'string' },
      Strasse: { title: 'Straße', 'x-title': { de: 'Straße', en: 'Street' } },
    });
  });

  it('refuses what the schema forbids', () => {
    const validate = strictAjv().compile(tableToJsonSchema(catalogue.table('Zeitdatei') ?? expect.fail()));
    const time = { UUID: '1', VonZeit: '07:30:00', Dauer: '26:30:00', Position: 1, Helfer: false };
    expect(validate(time)).toBe(true);
    expect(validate({ ...time, VonZeit: '7:30' })).toBe(false);
    expect(validate({ ...time, Position: 1.5 })).toBe(false);
    expect(validate({ ...time, Helfer: 'true' })).toBe(false);
    expect(validate({ ...time, Suchfeld1: { beliebig: 1 } })).toBe(true);
  });

  it('covers every word of the dialect', () => {
    const title = { de: 'x', en: 'x' };
    const schema = toJsonSchema(
      {
        mode: { type: 'string', enum: ['a', 'b'], nullable: true, title, default: 'a' },
        apiKey: { type: 'string', secret: true, minLength: 1, title },
        number: { type: 'string|integer', nullable: true, title },
        list: { type: 'array', items: { type: 'integer', minimum: 1, title }, title },
        inner: {
          type: 'object',
          properties: { on: { type: 'boolean', title } },
          optional: ['on'],
          nullable: true,
          title,
        },
      },
      ['list', 'inner'],
    );
    const validate = strictAjv().compile(schema);
    expect(validate({ mode: null, apiKey: 'k', number: null, list: [1], inner: {} })).toBe(true);
    expect(validate({ mode: 'a', apiKey: 'k', number: '1', inner: null })).toBe(true);
    expect(validate({ mode: 'c', apiKey: '', number: 1.5, list: [0] })).toBe(false);
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(
      expect.arrayContaining(['/mode', '/apiKey', '/number', '/list/0']),
    );
    expect(schema['properties']).toMatchObject({ apiKey: { writeOnly: true }, mode: { default: 'a' } });
  });
});
