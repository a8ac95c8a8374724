import type { JsonValue } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { applyTransform } from '../index.ts';
import { phone } from './phone.ts';

function read(value: JsonValue, country: string | null = null, installation = 'DE') {
  const warnings: string[] = [];
  const settings = { timeZone: 'Europe/Berlin', country: installation };
  const surroundings = { settings, warn: ({ en }: { readonly en: string }) => warnings.push(en) };
  return { number: applyTransform(phone, value, [{ name: 'country', value: country }], surroundings), warnings };
}

describe('a telephone number', () => {
  it.each([
    ['0251/123456', '+49251123456'],
    ['(02 51) 12 34 56', '+49251123456'],
    ['0251-123-0', '+492511230'],
    ['0171 5551234', '+491715551234'],
    ['+49 (0)251 / 123456', '+49251123456'],
    ['+49/251/123456', '+49251123456'],
    ['00490251123456', '+49251123456'],
    ['＋４９ ２５１ １２３４５６', '+49251123456'],
    ['0043 1 5134567', '+4315134567'],
    ['+1 (212) 555-0100', '+12125550100'],
    [251123456, '+49251123456'],
  ])('%s is %s', (text, number) => {
    expect(read(text)).toEqual({ number, warnings: [] });
  });

  it.each([
    '0251 123456, 0171 5551234',
    '0251 123456; 0171 5551234',
    '0251 123/+49 171 5551234',
    '0251 123456 (privat)',
    '0251 123 ext. 12',
    'Herr Meier 0251 123456',
    '110',
    'keine',
    '0251 12345678901234567890',
    '1'.repeat(10_000),
  ])('%.30s stays as it is, with a warning', (text) => {
    const { number, warnings } = read(text);
    expect(number).toBe(text);
    expect(warnings.join(' ')).toMatch(/not exactly one telephone number/);
    expect(warnings.join(' ')).not.toContain(text);
  });

  it('belongs to the country of its record, else of the installation', () => {
    expect(read('01 5134567', 'Österreich').number).toBe('+4315134567');
    expect(read('01 5134567', null, 'AT').number).toBe('+4315134567');
    expect(read('044 668 18 00', 'CH').number).toBe('+41446681800');
  });

  it('warns of a country that it does not know, and takes that of the installation', () => {
    const { number, warnings } = read('0251 123456', 'NRW');
    expect(number).toBe('+49251123456');
    expect(warnings).toEqual(['Filter "phone": The country of the number cannot be recognised; DE is assumed.']);
  });

  it('stays as it is where its country has no telephones', () => {
    expect(read('0251 123456', 'AQ').number).toBe('0251 123456');
    expect(read('+49 251 123456', 'AQ').number).toBe('+49251123456');
  });
});
