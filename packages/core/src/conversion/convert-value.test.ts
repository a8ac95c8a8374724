import type { FieldSchema, JsonValue } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { convertValue } from './convert-value.ts';

const title = { de: 'x', en: 'x' };
const converted = (value: JsonValue, schema: object) => convertValue(value, { title, ...schema } as FieldSchema);
const wanted = (value: JsonValue, schema: object) => {
  const result = converted(value, schema);
  return 'expected' in result ? result.expected.en : result;
};

describe('a value for a target system', () => {
  it.each<[JsonValue, object, JsonValue]>([
    ['06127', { type: 'string' }, '06127'],
    [6127, { type: 'string' }, '6127'],
    ['4.5', { type: 'number' }, 4.5],
    ['7', { type: 'integer' }, 7],
    ['1', { type: 'boolean' }, true],
    [0, { type: 'boolean' }, false],
    ['won', { type: 'string', enum: ['won'] }, 'won'],
    ['2026-11-24', { type: 'string', format: 'date' }, '2026-11-24'],
    [['a'], { type: 'array', items: { type: 'string', title } }, ['a']],
    ['38', { type: 'string|integer' }, '38'],
  ])('becomes of %j, for %j, %j', (value, schema, expected) => {
    expect(converted(value, schema)).toEqual({ value: expected });
  });

  it.each<[JsonValue, object, string]>([
    ['viele', { type: 'number' }, 'a number'],
    ['4.5', { type: 'integer' }, 'a whole number'],
    [' ', { type: 'number' }, 'a number'],
    ['lost', { type: 'string', enum: ['offer', 'won'] }, 'one of offer, won'],
    [3, { type: 'integer', minimum: 5, maximum: 9 }, 'a number from 5 to 9'],
    ['vielleicht', { type: 'boolean' }, 'yes or no'],
    ['24.11.26', { type: 'string', format: 'date' }, 'a date like 2026-11-24'],
    ['kein Klammeraffe', { type: 'string', format: 'email' }, 'an e-mail address'],
    ['a', { type: 'string', minLength: 2 }, 'a text of at least 2 characters'],
    [{ a: 1 }, { type: 'string' }, 'a text'],
    ['a', { type: 'array', items: { type: 'string', title } }, 'a list'],
  ])('is refused rather than bent: %j for %j', (value, schema, expected) => {
    expect(wanted(value, schema)).toBe(expected);
  });

  it('is cut where it is too long, in whole characters, and says so; an address is not cut', () => {
    expect(converted('Küche Großmann', { type: 'string', maxLength: 6 })).toEqual({ value: 'Küche…', cut: 6 });
    expect(converted('🪚🪚🪚', { type: 'string', maxLength: 5 })).toEqual({ value: '🪚🪚…', cut: 5 });
    expect(converted('🪚🪚🪚', { type: 'string', maxLength: 4 })).toEqual({ value: '🪚…', cut: 4 });
    const long = 'a@b.example';
    expect(converted(long, { type: 'string', format: 'email', maxLength: 5 })).not.toHaveProperty('cut');
  });
});
