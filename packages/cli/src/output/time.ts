import type { Language } from '@eilbote/core';

/** Local time of this machine, to the second. */
export function localTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
}

const units = [
  [86_400_000, { de: 'Tagen', en: 'days' }],
  [3_600_000, { de: 'Stunden', en: 'hours' }],
  [60_000, { de: 'Minuten', en: 'minutes' }],
  [1000, { de: 'Sekunden', en: 'seconds' }],
] as const;

/** How long from now, in the largest unit that makes at least two of it. */
export function inTime(ms: number, language: Language): string {
  const [size, name] = units.find(([unit]) => ms >= 2 * unit) ?? units[3];
  const count = Math.max(1, Math.round(ms / size));
  return language === 'de' ? `in ${count} ${name.de}` : `in ${count} ${name.en}`;
}
