import { createRequire } from 'node:module';
import type * as Library from 'i18n-iso-countries';

const require = createRequire(import.meta.url);

/** Country codes of ISO 3166-1 by everything that people write for them. */
export interface CountryNames {
  /** The alpha-2 code; `undefined` for what is no country. */
  codeOf(text: string): string | undefined;
  alpha3(code: string): string | undefined;
  name(code: string, language: 'de' | 'en'): string | undefined;
}

/** Signs of motor vehicles that are no ISO codes: ERPs have written them before addresses for decades. */
const vehicleSigns: { readonly [sign: string]: string } = {
  A: 'AT',
  B: 'BE',
  D: 'DE',
  E: 'ES',
  EST: 'EE',
  F: 'FR',
  FL: 'LI',
  GBZ: 'GI',
  H: 'HU',
  I: 'IT',
  L: 'LU',
  M: 'MT',
  N: 'NO',
  P: 'PT',
  RSM: 'SM',
  RUS: 'RU',
  S: 'SE',
  SLO: 'SI',
  V: 'VA',
};

/** Names in use that are in no list of official ones. */
const spokenNames: { readonly [name: string]: string } = {
  BRD: 'DE',
  'Bundesrepublik Deutschland': 'DE',
  'Federal Republic of Germany': 'DE',
  England: 'GB',
  UK: 'GB',
  Holland: 'NL',
  Vatikan: 'VA',
  Weißrussland: 'BY',
};

let loaded: CountryNames | undefined;

/** Loaded with the first country: an installation without any does not pay for it. */
export const countryNames = (): CountryNames => (loaded ??= load());

function load(): CountryNames {
  // Its main file would register all 78 languages.
  const library = require('i18n-iso-countries/index.js') as typeof Library;
  const index = new Map<string, string | undefined>();
  const add = (text: string, code: string) => {
    for (const spelling of spellings(text)) {
      // A name that two countries share, as Congo, says neither.
      index.set(spelling, index.has(spelling) && index.get(spelling) !== code ? undefined : code);
    }
  };
  for (const [sign, code] of Object.entries(vehicleSigns)) add(sign, code);
  for (const [name, code] of Object.entries(spokenNames)) add(name, code);
  for (const language of ['de', 'en'] as const) {
    library.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as Library.LocaleData);
    for (const [code, names] of Object.entries(library.getNames(language, { select: 'all' }))) {
      names.forEach((name) => add(name, code));
    }
  }
  // Codes last: where a sign or name is also one, the code holds.
  for (const [alpha3, alpha2] of Object.entries(library.getAlpha3Codes())) {
    index.set(alpha3.toLowerCase(), alpha2).set(alpha2.toLowerCase(), alpha2);
  }
  return {
    codeOf: (text) =>
      spellings(text)
        .map((spelling) => index.get(spelling))
        .find((code) => code !== undefined),
    alpha3: (code) => library.alpha2ToAlpha3(code),
    name: (code, language) => library.getName(code, language),
  };
}

/** No name is longer, and comparing would cost time. */
const longestName = 100;

/** Case, accents and punctuation do not count; an umlaut may be written with an e. */
function spellings(text: string): readonly string[] {
  if (text.length > longestName) return [];
  const small = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('.', '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const withE = small.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [...new Set([small, withE].map((spelling) => spelling.normalize('NFD').replaceAll(/\p{Mn}/gu, '')))];
}
