import { defineTransform } from '../transform.ts';
import { numberOf } from './number-of.ts';
import { rounded } from './rounded.ts';

export const round = defineTransform({
  name: 'round',
  title: { de: 'Runden', en: 'Round' },
  description: {
    de: 'Rundet kaufmännisch: eine halbe Einheit geht von der Null weg. Negative Stellen runden auf Zehner, Hunderter.',
    en: 'Rounds commercially: a half goes away from zero. Negative digits round to tens, hundreds.',
  },
  parameters: {
    digits: { type: 'integer', default: 0, minimum: -15, maximum: 15, title: { de: 'Nachkommastellen', en: 'Digits' } },
  },
  examples: [
    { value: 2.5, result: 3 },
    { value: -2.5, result: -3 },
    { value: 1.005, parameters: { digits: 2 }, result: 1.01 },
    { value: 1234.5, parameters: { digits: -2 }, result: 1200 },
    { value: null, result: null },
  ],
  apply(value, { digits }, context) {
    const number = numberOf(value, context);
    return number === undefined ? null : rounded(number, digits);
  },
});
