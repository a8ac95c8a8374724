import { isMissing } from '../missing.ts';
import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const split = defineTransform({
  name: 'split',
  title: { de: 'Zerlegen', en: 'Split' },
  description: {
    de: 'Macht aus einem Text eine Liste seiner Teile. Ohne Text ist die Liste leer.',
    en: 'Makes a list of the parts of a text. Without a text the list is empty.',
  },
  takesMissing: true,
  parameters: { separator: { type: 'string', default: ' ', title: { de: 'Trennzeichen', en: 'Separator' } } },
  examples: [
    { value: 'a;b;;c', parameters: { separator: ';' }, result: ['a', 'b', '', 'c'] },
    { value: '', parameters: { separator: ';' }, result: [] },
  ],
  apply: (value, { separator }) => (isMissing(value) ? [] : valueText(value).split(separator)),
});
