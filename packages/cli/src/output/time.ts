import type { Language } from '@eilbote/core';

/** Local time of this machine, to the second. */
export function localTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
}

const units = [
  [86_400_000, { de: ['Tag', 'Tagen'], en: ['day', 'days'] }],
  [3_600_000, { de: ['Stunde', 'Stunden'], en: ['hour', 'hours'] }],
  [60_000, { de: ['Minute', 'Minuten'], en: ['minute', 'minutes'] }],
  [1000, { de: ['Sekunde', 'Sekunden'], en: ['second', 'seconds'] }],
] as const;

/** How long from now, in the largest unit that makes at least two of it. */
export function inTime(ms: number, language: Language): string {
  const [size, name] = units.find(([unit]) => ms >= 2 * unit) ?? units[3];
  const count = Math.max(1, Math.round(ms / size));
  return `in ${count} ${name[language][count === 1 ? 0 : 1]}`;
}
