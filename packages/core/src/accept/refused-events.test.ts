import { isEilboteError, type EilboteError, type EventInput } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../catalogue/index.ts';
import { acceptEvent, largestEventBytes } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const options = { catalogue, now: '2026-09-14T08:00:00.000Z', newId: () => 'evt_new' };
const accept = (input: unknown) => acceptEvent(input as EventInput, options);

const refusal = (input: unknown): EilboteError => {
  try {
    accept(input);
  } catch (error) {
    if (isEilboteError(error)) return error;
    throw error;
  }
  return expect.fail('the event was accepted');
};

const event = (fields: object, more: object = {}) => ({
  type: 'project.created',
  records: { Auftrag: { AuftragsNr: '1', ...fields } },
  ...more,
});

describe('an unknown event type', () => {
  it('is refused with a suggestion, by id or by title', () => {
    expect(refusal({ type: 'project.creatd', records: {} }).text.de).toContain('Meinten Sie „project.created“?');
    expect(refusal({ type: 'Neues Projekt', records: {} }).facts).toMatchObject({ suggestion: 'project.created' });
    expect(refusal({ type: 'constructor', records: {} })).toMatchObject({ code: 'EVENT_TYPE_UNKNOWN' });
  });
});

describe('an event of another shape', () => {
  it.each([undefined, null, 'x', 7, [], () => undefined])('is refused: %o', (input) => {
    expect(refusal(input).code).toBe('EVENT_PART_INVALID');
  });

  it.each([
    [{ type: 7 }, 'type'],
    [{ records: undefined }, 'records'],
    [{ records: null }, 'records'],
    [{ records: [] }, 'records'],
    [{ details: 'x' }, 'details'],
    [{ details: [1] }, 'details'],
  ])('is refused, naming the part: %j', (change, part) => {
    expect(refusal({ ...event({}), ...change })).toMatchObject({ code: 'EVENT_PART_INVALID', facts: { part } });
  });

  it('is accepted where optional parts are null', () => {
    expect(accept(event({}, { id: null, occurredAt: null, details: null })).event).toMatchObject({
      id: 'evt_new',
      details: {},
    });
  });
});

describe('an id', () => {
  it.each(['', ' ', 'a b', 'ä', 'a\n', 'x'.repeat(201), 7, {}])('is refused: %j', (id) => {
    expect(refusal(event({}, { id })).code).toBe('EVENT_ID_INVALID');
  });

  it.each(['1', 'urn:erp:auftrag/06127#3', '~', 'x'.repeat(200)])('is kept: %j', (id) => {
    expect(accept(event({}, { id })).event.id).toBe(id);
  });
});

it.each(['gestern', '2026-09-14', '2026-09-14T08:00:00', 0, new Date(0)])(
  'a time that is no RFC 3339 is refused: %s',
  (occurredAt) => {
    expect(refusal(event({}, { occurredAt })).code).toBe('EVENT_TIME_INVALID');
  },
);

describe('what JSON does not have', () => {
  class Money {
    amount = 5;
    toJSON() {
      return '5.00';
    }
  }

  it.each([
    ['function', () => undefined],
    ['symbol', Symbol('x')],
    ['bigint', 1n],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['Date', new Date(0)],
    ['Map', new Map()],
    ['Buffer', Buffer.from('x')],
    ['Money', new Money()],
    ['String', Object('x')],
  ])('is refused, naming place and kind: %s', (found, value) => {
    const error = refusal(event({ Zusatz: [{ Wert: value }] }));
    expect(error).toMatchObject({ code: 'EVENT_NOT_JSON', facts: { path: '/records/Auftrag/Zusatz/0/Wert', found } });
  });

  it('is refused in a list, where leaving it out would move the others', () => {
    expect(refusal(event({ Liste: [1, undefined] })).facts).toMatchObject({ found: 'undefined' });
    expect(refusal(event({ Liste: Array(2) })).facts).toMatchObject({ path: '/records/Auftrag/Liste/0' });
  });

  it('is not an instance that holds nothing but fields, nor an object without prototype', () => {
    class Project {
      AuftragsNr = '06127';
      #hidden = 1;
      peek() {
        return this.#hidden;
      }
    }
    expect(accept({ type: 'project.created', records: { Auftrag: new Project() } }).key).toBe('06127');
    const bare = Object.assign(Object.create(null), { AuftragsNr: '2' });
    expect(accept({ type: 'project.created', records: { Auftrag: bare } }).key).toBe('2');
  });

  it('includes a getter that throws', () => {
    const cause = new Error('no connection');
    const record = {
      AuftragsNr: '1',
      get Kunde(): string {
        throw cause;
      },
    };
    const error = refusal({ type: 'project.created', records: { Auftrag: record } });
    expect(error).toMatchObject({ code: 'EVENT_NOT_JSON', cause, facts: { path: '/records/Auftrag/Kunde' } });
  });
});

describe('budgets', () => {
  it('refuse an object that contains itself', () => {
    const loop: { [name: string]: unknown } = {};
    loop['Ich'] = loop;
    expect(refusal(event({ loop })).code).toBe('EVENT_TOO_DEEP');
  });

  it('allow 64 levels and not one more', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    // records, record, then the lists.
    expect(() => accept(event({ tief: nested(62) }))).not.toThrow();
    expect(refusal(event({ tief: nested(63) })).code).toBe('EVENT_TOO_DEEP');
  });

  it('end a bomb of shared objects before it unfolds', () => {
    let bomb: unknown = 'x';
    for (let level = 0; level < 50; level++) bomb = [bomb, bomb];
    expect(refusal(event({ bomb })).code).toBe('EVENT_TOO_LARGE');
  });

  it('refuse more than one MiB, counted in bytes', () => {
    const room = largestEventBytes - 200;
    expect(() => accept(event({ Text: 'x'.repeat(room) }))).not.toThrow();
    expect(refusal(event({ Text: 'ä'.repeat(room / 2 + 200) })).code).toBe('EVENT_TOO_LARGE');
    expect(refusal(event({ ['x'.repeat(largestEventBytes)]: 1 })).code).toBe('EVENT_TOO_LARGE');
  });

  it('do not repeat a monstrous name in a message', () => {
    const error = refusal(event({ ['n'.repeat(5000)]: Number.NaN }));
    expect(error.message.length).toBeLessThan(500);
  });
});

describe('names that reach a prototype', () => {
  it('never enter, at any depth, and are noticed', () => {
    const given: unknown = JSON.parse(
      '{"type":"project.created","records":{"__proto__":{"AuftragsNr":"evil"},"Auftrag":{"AuftragsNr":"1","__proto__":{"admin":true},"Zusatz":{"constructor":{"prototype":{"x":1}},"a":1}}},"details":{"prototype":1}}',
    );
    const { event, warnings } = accept(given);
    expect(event.records).toEqual({ Auftrag: { AuftragsNr: '1', Zusatz: { a: 1 } } });
    expect(Object.getPrototypeOf(event.records['Auftrag'])).toBe(Object.prototype);
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'NAME_FORBIDDEN /records/Auftrag/Zusatz/constructor',
      'NAME_FORBIDDEN /records/Auftrag/__proto__',
      'NAME_FORBIDDEN /records/__proto__',
      'NAME_FORBIDDEN /details/prototype',
    ]);
  });
});
