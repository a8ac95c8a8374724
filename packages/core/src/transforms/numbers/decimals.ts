import { defineTransform } from '../transform.ts';
import { numberOf } from './number-of.ts';
import { rounded } from './rounded.ts';

export const decimals = defineTransform({
  name: 'decimals',
  title: { de: 'Dezimalzahl als Text', en: 'Decimal number as text' },
  description: {
    de: 'Schreibt eine Zahl als Text mit fester Zahl von Nachkommastellen, kaufmännisch gerundet.',
    en: 'Writes a number as text with a fixed number of decimals, rounded half away from zero.',
  },
  parameters: {
    digits: { type: 'integer', default: 2, minimum: 0, maximum: 10, title: { de: 'Nachkommastellen', en: 'Decimals' } },
    decimal: { type: 'string', enum: ['.', ','], default: '.', title: { de: 'Dezimalzeichen', en: 'Decimal sign' } },
    group: {
      type: 'string',
      enum: ['', '.', ',', ' ', "'"],
      default: '',
      title: { de: 'Tausenderzeichen', en: 'Thousands separator' },
    },
  },
  examples: [
    { value: 4999.9, result: '4999.90' },
    { value: '4.999,895', result: '4999.90' },
    { value: 12480.5, parameters: { digits: 2, decimal: ',', group: '.' }, result: '12.480,50' },
    { value: 2.5, parameters: { digits: 0 }, result: '3' },
    { value: 1e21, says: 'The number is too large' },
    { value: null, result: null },
  ],
  apply(value, { digits, decimal, group }, context) {
    const number = numberOf(value, context);
    if (number === undefined) return null;
    if (Math.abs(number) >= 1e15) {
      throw context.failure({ de: 'Die Zahl ist zu groß.', en: 'The number is too large.' });
    }
    const [whole = '', fraction] = rounded(number, digits).toFixed(digits).split('.');
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
    return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  },
});
