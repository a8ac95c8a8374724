import { describe, expect, it } from 'vitest';
import { countryNames } from './country-names.ts';

describe('a country', () => {
  it.each([
    ['AT', ['AT', 'at', 'AUT', 'A', 'Österreich', 'ÖSTERREICH', 'Oesterreich', 'osterreich', 'Austria', ' A. ']],
    ['GB', ['GB', 'UK', 'U.K.', 'Großbritannien', 'Grossbritannien', 'United Kingdom', 'England']],
    ['ES', ['ES', 'E', 'Spanien', 'Spain']],
    ['TR', ['TR', 'Türkei', 'Tuerkei', 'Türkiye', 'Turkey']],
    ['CZ', ['CZ', 'Tschechien', 'Tschechische Republik', 'Czechia', 'Czech Republic']],
    ['EE', ['EE', 'EST', 'Estland']],
    ['US', ['US', 'USA', 'Vereinigte Staaten', 'United States of America']],
    ['XK', ['XK', 'Kosovo']],
  ])('%s has many names', (code, names) => {
    expect(names.map((name) => countryNames().codeOf(name))).toEqual(names.map(() => code));
  });

  it.each(['', ' ', '-', 'X', 'ZZ', 'Bayern', 'Congo', '__proto__', 'constructor', 'D'.repeat(1000)])(
    '"%.20s" is none',
    (text) => {
      expect(countryNames().codeOf(text)).toBeUndefined();
    },
  );

  it('is known by every code that has a name', () => {
    const names = countryNames();
    const known = new Intl.DisplayNames('de', { type: 'region', fallback: 'none' });
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters
      .flatMap((one) => letters.map((other) => one + other))
      .filter((code) => names.codeOf(code) === code);
    expect(codes).toHaveLength(250);
    for (const code of codes) {
      expect(known.of(code), code).toBeDefined();
      for (const language of ['de', 'en'] as const) expect(names.codeOf(names.name(code, language) ?? '')).toBe(code);
      expect(names.codeOf(names.alpha3(code) ?? '')).toBe(code);
    }
  });
});
