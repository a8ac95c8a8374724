import { defineTransform } from '../transform.ts';
import { numberOf } from './number-of.ts';

export const number = defineTransform({
  name: 'number',
  title: { de: 'Zahl', en: 'Number' },
  description: {
    de: 'Liest eine Zahl, die als Text geschrieben ist, auch mit Dezimalkomma. Ein Text wie „1.234“ kann zweierlei bedeuten und wird abgelehnt, solange „decimal“ nicht sagt, welches Zeichen vor den Nachkommastellen steht.',
    en: 'Reads a number that is written as text, also with a decimal comma. A text like "1.234" may mean two things and is refused unless "decimal" says which sign stands before the fraction.',
  },
  parameters: { decimal: { type: 'string', enum: [',', '.'], title: { de: 'Dezimalzeichen', en: 'Decimal sign' } } },
  examples: [
    { value: '4,5', result: 4.5 },
    { value: '1.234,56', result: 1234.56 },
    { value: '1,234.56', result: 1234.56 },
    { value: '1.234', says: 'The point in the number may be' },
    { value: '1.234', parameters: { decimal: ',' }, result: 1234 },
    { value: '1.234', parameters: { decimal: '.' }, result: 1.234 },
    { value: 'zwei', says: 'It needs a number' },
    { value: '', result: null },
  ],
  apply: (value, { decimal }, context) => numberOf(value, context, decimal) ?? null,
});
