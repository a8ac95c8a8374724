import { refuseLonger } from '../longest-text.ts';
import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const replace = defineTransform({
  name: 'replace',
  title: { de: 'Ersetzen', en: 'Replace' },
  description: {
    de: 'Ersetzt jedes Vorkommen eines Textes durch einen anderen; ohne „replacement“ fällt es weg.',
    en: 'Replaces each occurrence of a text by another one; without "replacement" it is removed.',
  },
  parameters: {
    search: { type: 'value', required: true, title: { de: 'Gesucht', en: 'Search' } },
    replacement: { type: 'value', title: { de: 'Ersatz', en: 'Replacement' } },
  },
  examples: [
    { value: 'a.b.c', parameters: { search: '.', replacement: '-' }, result: 'a-b-c' },
    { value: '12 34 5', parameters: { search: ' ' }, result: '12345' },
    { value: 'abc', parameters: { search: '', replacement: 'x' }, result: 'abc' },
  ],
  apply(value, parameters, context) {
    const text = valueText(value);
    const search = valueText(parameters.search);
    const replacement = valueText(parameters.replacement);
    if (search === '') return text;
    const pieces = text.split(search);
    refuseLonger(text.length + (pieces.length - 1) * (replacement.length - search.length), context);
    return pieces.join(replacement);
  },
});
