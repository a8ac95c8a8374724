import type { LocalizedText } from '@eilbote/contract';

const units = [
  [86_400_000, { de: ['Tag', 'Tagen'], en: ['day', 'days'] }],
  [3_600_000, { de: ['Stunde', 'Stunden'], en: ['hour', 'hours'] }],
  [60_000, { de: ['Minute', 'Minuten'], en: ['minute', 'minutes'] }],
  [1000, { de: ['Sekunde', 'Sekunden'], en: ['second', 'seconds'] }],
] as const;

/** A stretch of time in the largest unit that makes at least two of it; the German for "seit" and "vor". */
export function spanOf(ms: number): LocalizedText {
  const [size, names] = units.find(([unit]) => ms >= 2 * unit) ?? units[3];
  const count = Math.max(0, Math.round(ms / size));
  const form = count === 1 ? 0 : 1;
  return { de: `${count} ${names.de[form]}`, en: `${count} ${names.en[form]}` };
}
