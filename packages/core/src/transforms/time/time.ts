import { defineTransform } from '../transform.ts';
import { secondsOf } from './erp-values.ts';

export const time = defineTransform({
  name: 'time',
  title: { de: 'Uhrzeit', en: 'Time' },
  description: {
    de: 'Liest eine Uhrzeit oder Dauer, wie das ERP sie schreibt (7:30, 07:30:00 oder Sekunden seit Mitternacht). Mehr als 24 Stunden bleiben, wie sie sind. Zur Zahl wird eine Dauer mit „hours“, „minutes“ und „seconds“.',
    en: 'Reads a time of day or a duration as the ERP writes it (7:30, 07:30:00 or seconds since midnight). More than 24 hours stay as they are. "hours", "minutes" and "seconds" make a number of a duration.',
  },
  parameters: {
    format: { type: 'string', enum: ['HH:mm:ss', 'HH:mm'], default: 'HH:mm:ss', title: { de: 'Form', en: 'Format' } },
  },
  examples: [
    { value: '7:30', result: '07:30:00' },
    { value: 27000, result: '07:30:00' },
    { value: '07:30:15', parameters: { format: 'HH:mm' }, result: '07:30' },
    { value: '26:30:00', result: '26:30:00' },
    { value: 'mittags', says: 'It needs a time' },
  ],
  apply(value, { format }, context) {
    const seconds = secondsOf(value, context);
    if (seconds === undefined) return null;
    const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
    const text = parts.map((part) => String(part).padStart(2, '0'));
    return text.slice(0, format === 'HH:mm' ? 2 : 3).join(':');
  },
});
