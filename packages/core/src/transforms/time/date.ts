import type { LocalizedText } from '@eilbote/contract';
import { defineTransform } from '../transform.ts';
import { dateOf } from './erp-values.ts';

export const date = defineTransform({
  name: 'date',
  title: { de: 'Datum', en: 'Date' },
  description: {
    de: 'Liest ein Datum in jeder Form, in der das ERP es schreibt, und gibt es in der gewünschten Form aus. Eine Uhrzeit dahinter fällt weg. Das leere Datum des ERP (00.00.00) ist kein Wert.',
    en: 'Reads a date in any form in which the ERP writes it and gives it in the form that is asked for. A time behind it is dropped. The empty date of the ERP (00.00.00) is no value.',
  },
  parameters: {
    format: {
      type: 'string',
      default: 'YYYY-MM-DD',
      title: { de: 'Form', en: 'Format' },
      description: {
        de: 'YYYY oder YY für das Jahr, MM oder M für den Monat, DD oder D für den Tag, dazwischen beliebige Zeichen außer Buchstaben.',
        en: 'YYYY or YY for the year, MM or M for the month, DD or D for the day, between them any characters but letters.',
      },
      check: (format): LocalizedText | undefined =>
        isFormat(format)
          ? undefined
          : {
              de: 'Die Form darf nur YYYY, YY, MM, M, DD, D und Zeichen enthalten, die keine Buchstaben sind, wie „DD.MM.YYYY“.',
              en: 'The format may consist of YYYY, YY, MM, M, DD, D and characters that are no letters only, as "DD.MM.YYYY".',
            },
    },
  },
  examples: [
    { value: '18.09.26', result: '2026-09-18' },
    { value: '8.9.2026', result: '2026-09-08' },
    { value: '2026-09-18T00:00:00', parameters: { format: 'DD.MM.YYYY' }, result: '18.09.2026' },
    { value: '2026-09-08', parameters: { format: 'D.M.YY' }, result: '8.9.26' },
    { value: '2026-09-18', parameters: { format: 'YYYYMMDD' }, result: '20260918' },
    { value: '0000-00-00T00:00:00.000Z', result: null },
    { value: '00.00.00', result: null },
    { value: '2026-09-18', parameters: { format: '%Y' }, says: 'The format may consist of' },
    { value: '2026-09-18', parameters: { format: 'MMM YYYY' }, says: 'The format may consist of' },
    { value: '31.02.2026', says: 'The date does not exist' },
    { value: 'KW 38', says: 'It needs a date' },
  ],
  apply(value, { format }, context) {
    const found = dateOf(value, context);
    if (found === undefined) return null;
    const [year = '', month = '', day = ''] = found.split('-');
    return format.replaceAll(token, (part) => {
      const whole = part.startsWith('Y') ? year : part.startsWith('M') ? month : day;
      return part === 'YY' ? whole.slice(2) : part.length === 1 ? String(Number(whole)) : whole;
    });
  },
});

const tokens = new Set(['YYYY', 'YY', 'MM', 'M', 'DD', 'D']);
const token = /YYYY|YY|MM|M|DD|D/g;

/** Runs of the same letter, and signs. */
function isFormat(format: string): boolean {
  const words = format.match(/(\p{L})\1*/gu) ?? [];
  return words.length > 0 && words.every((word) => tokens.has(word));
}
