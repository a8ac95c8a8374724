import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';
import { countryNames } from './country-names.ts';

export const country = defineTransform({
  name: 'country',
  title: { de: 'Land', en: 'Country' },
  description: {
    de: 'Erkennt ein Land an seinem deutschen oder englischen Namen, seinem Kürzel nach ISO 3166-1 (zwei oder drei Buchstaben) oder seinem Autokennzeichen. Wo kein Land steht, bleibt es leer; „default“ setzt eines ein.',
    en: 'Recognises a country by its German or English name, its code of ISO 3166-1 (two or three letters) or the sign of its motor vehicles. Where no country stands the result is empty; "default" puts one in.',
  },
  parameters: {
    format: {
      type: 'string',
      enum: ['alpha2', 'alpha3', 'german', 'english'],
      default: 'alpha2',
      title: { de: 'Form', en: 'Format' },
      description: {
        de: 'Kürzel mit zwei oder drei Buchstaben, oder der Name auf Deutsch oder Englisch.',
        en: 'The code of two or of three letters, or the name in German or English.',
      },
    },
  },
  examples: [
    { value: 'D', result: 'DE' },
    { value: 'Deutschland', result: 'DE' },
    { value: 'austria', result: 'AT' },
    { value: 'Oesterreich', result: 'AT' },
    { value: 'AUT', result: 'AT' },
    { value: 'CH', parameters: { format: 'alpha3' }, result: 'CHE' },
    { value: 'D', parameters: { format: 'german' }, result: 'Deutschland' },
    { value: 'Deutschland', parameters: { format: 'english' }, result: 'Germany' },
    { value: 'Münster', says: 'The value is no country' },
    { value: '', result: null },
  ],
  apply(value, { format }, { failure }) {
    const text = valueText(value).trim();
    if (text === '') return null;
    const names = countryNames();
    const code = names.codeOf(text);
    if (code === undefined) {
      throw failure({
        de: 'Der Wert ist kein Land, das sich erkennen lässt.',
        en: 'The value is no country that can be recognised.',
      });
    }
    if (format === 'alpha2') return code;
    const found = format === 'alpha3' ? names.alpha3(code) : names.name(code, format === 'german' ? 'de' : 'en');
    return found ?? null;
  },
});
