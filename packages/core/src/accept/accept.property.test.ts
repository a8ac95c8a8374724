import { isEilboteError, type EventInput, type JsonObject } from '@eilbote/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { acceptEvent, type Acceptance } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const options = { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_new' };
const accept = (input: unknown) => acceptEvent(input as EventInput, options);

const attempt = (input: unknown): Acceptance | undefined => {
  try {
    return accept(input);
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return undefined;
  }
};

/** What hosts write into fields: right, nearly right, and wrong. */
const fieldValue = fc.oneof(
  { depthSize: 'small' },
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(
    null,
    '',
    '06127',
    '1.234',
    '1.234,56',
    '12,5',
    'true',
    '31.02.2026',
    '18.09.26',
    '00.00.00',
    'a\r\nb\rc',
    '7:30',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.jsonValue(),
);

const names = [...new Set(catalogue.tables.flatMap((table) => Object.keys(table.fields)))];
const record = fc.dictionary(
  fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'toString'), fc.string()),
  fieldValue,
);

const event = fc.record({
  type: fc.constantFrom(...catalogue.eventTypes.map(({ id }) => id)),
  records: fc.dictionary(
    fc.constantFrom(...catalogue.tables.map(({ name }) => name), 'Fremd'),
    fc.oneof(record, fc.array(record)),
  ),
  details: fc.dictionary(fc.constantFrom('alt', 'neu', 'ausloeser', 'belegart', 'x'), fieldValue),
});

/** The same event with its own record in place, so that it is accepted. */
const acceptable = fc.tuple(event, record).map(([given, fields]) => {
  const table = catalogue.table(catalogue.eventType(given.type)?.table ?? '');
  const key = Object.fromEntries((table?.key ?? []).map((name) => [name, '4711']));
  return { ...given, records: { ...given.records, [table?.name ?? '']: { ...fields, ...key } } };
});

describe('accepting', () => {
  it('answers anything at all with an acceptance or an error of our own', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          event,
          fc.record({
            type: fc.constant('project.created'),
            records: fc.dictionary(fc.string(), anything),
            details: anything,
          }),
        ),
        (input) => {
          attempt(input);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('answers objects that resist being read in the same way', () => {
    const trap = new Proxy({}, { ownKeys: () => expect.fail('trap') });
    for (const input of [
      trap,
      { type: 'project.created', records: trap },
      { type: 'project.created', records: { Auftrag: trap } },
    ])
      expect(attempt(input)).toBeUndefined();
  });

  it('twice gives the same as once', () => {
    fc.assert(
      fc.property(acceptable, (input) => {
        const once = accept(input);
        const twice = accept(once.event);
        expect(twice.event).toEqual(once.event);
        expect(twice.json).toBe(once.json);
        expect(twice.key).toBe(once.key);
      }),
      { numRuns: 300 },
    );
  });

  it('survives its own JSON text', () => {
    fc.assert(
      fc.property(acceptable, (input) => {
        const { event, json } = accept(input);
        expect(JSON.parse(json)).toEqual({ records: event.records, details: event.details });
      }),
    );
  });

  it('loses no field that has a value', () => {
    fc.assert(
      fc.property(acceptable, (input) => {
        const { event, table } = accept(input);
        const given = Object.keys(input.records[table] as object).filter(
          (name) => !['__proto__', 'constructor', 'prototype'].includes(name),
        );
        expect(Object.keys(event.records[table] as JsonObject).toSorted()).toEqual(given.toSorted());
      }),
    );
  });

  it('has the same content hash whatever the order of the keys', () => {
    const reversed = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(reversed);
      const entries = Object.entries(value).toReversed();
      return Object.fromEntries(entries.map(([name, inner]) => [name, reversed(inner)]));
    };
    fc.assert(
      fc.property(acceptable, (input) => {
        expect(accept(reversed(input)).contentHash).toBe(accept(input).contentHash);
      }),
    );
  });

  it('never pollutes a prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).toSorted();
    const poison = fc.constantFrom('__proto__', 'constructor', 'prototype', 'polluted');
    const nested = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constant(true),
        fc.array(fc.tuple(poison, tie('node')), { maxLength: 3 }).map((entries) => {
          const object = {};
          for (const [name, value] of entries)
            Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
          return object;
        }),
      ),
    })).node;
    fc.assert(
      fc.property(nested, nested, (records, details) => {
        attempt({
          type: 'project.created',
          records: { Auftrag: { AuftragsNr: '1', Zusatz: records }, Fremd: records },
          details,
        });
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before);
      }),
    );
  });
});
