import { createRequire } from 'node:module';
import type { LocalizedText } from '@eilbote/contract';
import type * as Library from 'libphonenumber-js/min';
import { isMissing } from '../missing.ts';
import { defineTransform, type TransformContext } from '../transform.ts';
import { valueText } from '../value-text.ts';
import { countryNames } from './country-names.ts';

const require = createRequire(import.meta.url);

export const phone = defineTransform({
  name: 'phone',
  title: { de: 'Telefonnummer', en: 'Telephone number' },
  description: {
    de: 'Schreibt eine Telefonnummer in der internationalen Form E.164, ohne Leerzeichen. Was sich nicht als eine Nummer lesen lässt (zwei Nummern in einem Feld, ein Zusatz wie „privat“), bleibt, wie es ist, mit einem Hinweis.',
    en: 'Writes a telephone number in the international form E.164, without blanks. What cannot be read as one number (two numbers in one field, an addition like "private") stays as it is, with a warning.',
  },
  parameters: {
    country: {
      type: 'value',
      title: { de: 'Land', en: 'Country' },
      description: {
        de: 'Das Land einer Nummer ohne Ländervorwahl, in jeder Form, die „country“ erkennt; ohne es gilt das Land der Installation.',
        en: 'The country of a number without a country prefix, in any form that "country" recognises; without it the country of the installation holds.',
      },
    },
    otherwise: {
      type: 'string',
      enum: ['keep', 'empty', 'fail'],
      default: 'keep',
      title: { de: 'Sonst', en: 'Otherwise' },
      description: {
        de: 'Was aus einem Text wird, der keine Nummer ist: er bleibt, fällt weg, oder die Zustellung schlägt fehl.',
        en: 'What becomes of a text that is no number: it is kept, it is left out, or the delivery fails.',
      },
    },
  },
  examples: [
    { value: '0251 123456', result: '+49251123456' },
    { value: '+49 (0) 251 / 123 45-6', result: '+49251123456' },
    { value: '0049-251-123', result: '+49251123' },
    { value: '01 5134567', parameters: { country: 'A' }, result: '+4315134567' },
    { value: '+43 1 5134567', result: '+4315134567' },
    {
      value: '0251 123 / 0171 5551234',
      result: '0251 123 / 0171 5551234',
      says: 'The text is not exactly one telephone number',
    },
    {
      value: '0251 123456 (privat)',
      parameters: { otherwise: 'empty' },
      result: null,
      says: 'The text is not exactly one',
    },
    {
      value: 'nur vormittags',
      parameters: { otherwise: 'fail' },
      says: 'The text is not exactly one telephone number',
    },
    { value: '', result: null },
  ],
  apply(value, { country, otherwise }, context) {
    const text = valueText(value).trim();
    if (text === '') return null;
    const number = e164(text.normalize('NFKC'), countryOf(valueText(country).trim(), context));
    if (number !== undefined) return number;
    if (otherwise === 'fail') throw context.failure(noNumber(''));
    context.warn(noNumber(otherwise === 'keep' ? 'keep' : 'empty'));
    return otherwise === 'keep' ? text : null;
  },
});

function e164(text: string, country: string): string | undefined {
  if (holdsSeveral.test(text)) return undefined;
  const { parsePhoneNumberFromString } = require('libphonenumber-js/min') as typeof Library;
  const found = parsePhoneNumberFromString(text, { defaultCountry: country as Library.CountryCode, extract: false });
  // E.164 has no place for an extension: without it the number would be another one.
  return found?.isPossible() === true && found.ext === undefined ? found.number : undefined;
}

/** Behind the area code no number goes on with a zero or a plus: that is a second one. */
const holdsSeveral = /\d\s*[/,;]\s*(?:\+|0)/;

function countryOf(text: string, context: TransformContext): string {
  if (isMissing(text)) return context.country;
  const code = countryNames().codeOf(text);
  if (code !== undefined) return code;
  context.warn(unknownCountry(context.country));
  return context.country;
}

function noNumber(what: '' | 'keep' | 'empty'): LocalizedText {
  const { de, en } = consequences[what];
  return {
    de: `Der Text ist nicht genau eine Telefonnummer.${de}`,
    en: `The text is not exactly one telephone number.${en}`,
  };
}

const consequences = {
  '': { de: '', en: '' },
  keep: { de: ' Er bleibt, wie er ist.', en: ' It stays as it is.' },
  empty: { de: ' Er wird weggelassen.', en: ' It is left out.' },
};

const unknownCountry = (country: string): LocalizedText => ({
  de: `Das Land der Nummer lässt sich nicht erkennen; angenommen wird ${country}.`,
  en: `The country of the number cannot be recognised; ${country} is assumed.`,
});
