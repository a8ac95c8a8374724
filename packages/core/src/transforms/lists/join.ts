import type { JsonValue } from '@eilbote/contract';
import { refuseLonger } from '../longest-text.ts';
import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const join = defineTransform({
  name: 'join',
  title: { de: 'Verbinden', en: 'Join' },
  description: { de: 'Macht aus einer Liste einen Text.', en: 'Makes a text of a list.' },
  parameters: { separator: { type: 'string', default: ' ', title: { de: 'Dazwischen', en: 'Separator' } } },
  examples: [{ value: ['a', 1, null], parameters: { separator: ', ' }, result: 'a, 1, ' }],
  apply(value, { separator }, context) {
    const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    const texts = values.map(valueText);
    refuseLonger(
      texts.reduce((sum, text) => sum + text.length + separator.length, 0),
      context,
    );
    return texts.join(separator);
  },
});
