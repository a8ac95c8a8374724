import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

export const strip = defineTransform({
  name: 'strip',
  title: { de: 'Ränder säubern', en: 'Strip' },
  description: {
    de: 'Entfernt Leerzeichen und Zeilenwechsel am Anfang und am Ende.',
    en: 'Removes blanks and line breaks at the start and at the end.',
  },
  parameters: {},
  examples: [{ value: ' \n Meier ', result: 'Meier' }],
  apply: (value) => valueText(value).trim(),
});
