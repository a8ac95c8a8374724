import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from './suggestion.ts';

it('finds the name that was meant', () => {
  const names = ['Auftrag', 'Auftragspositio', 'Kunden', 'Bestellung'];
  expect(nearest('Aufrtag', names)).toBe('Auftrag');
  expect(nearest('auftrag', names)).toBe('Auftrag');
  expect(nearest('Kunde', names)).toBe('Kunden');
  expect(nearest('Auftragsposition', names)).toBe('Auftragspositio');
  expect(nearest('Rueckfrage', ['Rückfrage'])).toBe('Rückfrage');
  expect(nearest('Strasse', ['Straße'])).toBe('Straße');
});

it('stays silent where nothing is near', () => {
  expect(nearest('Rechnung', ['Auftrag', 'Kunden'])).toBeUndefined();
  expect(nearest('', ['a'])).toBeUndefined();
  expect(nearest('x'.repeat(10_000), ['x'])).toBeUndefined();
  expect(nearest('Auftrag', [])).toBeUndefined();
});

it('prefers the nearest of several', () => {
  expect(nearest('Liefrdatum', ['Lieferdaten', 'Lieferdatum'])).toBe('Lieferdatum');
});

it('always finds a name with one letter too many', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z]{3,20}$/), fc.nat(), fc.constantFrom('q', 'X', '1'), (name, at, letter) => {
      const position = at % (name.length + 1);
      expect(nearest(name.slice(0, position) + letter + name.slice(position), [name])).toBe(name);
    }),
  );
});
