import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const upcase = defineTransform({
  name: 'upcase',
  title: { de: 'Großbuchstaben', en: 'Capital letters' },
  description: {
    de: 'Schreibt einen Text in Großbuchstaben. Aus ß wird SS.',
    en: 'Writes a text in capital letters. ß becomes SS.',
  },
  parameters: {},
  examples: [{ value: 'Straße', result: 'STRASSE' }],
  apply: (value) => valueText(value).toUpperCase(),
});

export const downcase = defineTransform({
  name: 'downcase',
  title: { de: 'Kleinbuchstaben', en: 'Small letters' },
  description: { de: 'Schreibt einen Text in Kleinbuchstaben.', en: 'Writes a text in small letters.' },
  parameters: {},
  examples: [{ value: 'ÄÖ', result: 'äö' }],
  apply: (value) => valueText(value).toLowerCase(),
});
