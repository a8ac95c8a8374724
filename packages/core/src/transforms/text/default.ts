import { defineTransform } from '../transform.ts';
import { isMissing } from '../missing.ts';

export const defaultValue = defineTransform({
  name: 'default',
  title: { de: 'Ersatzwert', en: 'Default' },
  description: {
    de: 'Setzt einen anderen Wert ein, wo keiner ist: bei null, leerem Text und leerer Liste. false und 0 sind Werte und bleiben.',
    en: 'Puts in another value where there is none: for null, an empty text and an empty list. false and 0 are values and stay.',
  },
  takesMissing: true,
  parameters: { instead: { type: 'value', required: true, title: { de: 'Ersatz', en: 'Instead' } } },
  examples: [
    { value: null, parameters: { instead: 'none' }, result: 'none' },
    { value: '', parameters: { instead: 'none' }, result: 'none' },
    { value: [], parameters: { instead: 'none' }, result: 'none' },
    { value: false, parameters: { instead: 'none' }, result: false },
    { value: 0, parameters: { instead: 'none' }, result: 0 },
  ],
  apply: (value, { instead }) => (isMissing(value) || (Array.isArray(value) && value.length === 0) ? instead : value),
});
