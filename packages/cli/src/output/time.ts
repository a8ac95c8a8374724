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

const spanUnits = [
  [86_400, { de: ['Tag', 'Tage'], en: ['day', 'days'] }],
  [3600, { de: ['h', 'h'], en: ['h', 'h'] }],
  [60, { de: ['min', 'min'], en: ['min', 'min'] }],
  [1, { de: ['s', 's'], en: ['s', 's'] }],
] as const;

/** A stretch of time in the largest unit that it is a whole number of: `5 s`, `30 min`, `7 days`. */
export function span(seconds: number, language: Language): string {
  const [size, name] = spanUnits.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? spanUnits[3];
  const count = seconds / size;
  return `${count} ${name[language][count === 1 ? 0 : 1]}`;
}
