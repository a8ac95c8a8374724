import type { Instant } from './local-time.ts';
import { temporal } from './temporal.ts';

const formats = ['offset', 'utc', 'local', 'seconds', 'milliseconds'] as const;

/** The parameter of every transform that gives a moment. */
export const momentFormatParameter = {
  type: 'string',
  enum: formats,
  default: 'offset',
  title: { de: 'Form', en: 'Format' },
  description: {
    de: '„offset“ ist Ortszeit mit Abstand zu UTC, „utc“ Weltzeit mit Z, „local“ Ortszeit ohne Zone, „seconds“ und „milliseconds“ zählen seit 1970.',
    en: '"offset" is local time with its distance to UTC, "utc" universal time with Z, "local" local time without a zone, "seconds" and "milliseconds" count from 1970.',
  },
} as const;

/** Writes a moment; fractions of a second are cut. */
export function writeMoment(moment: Instant, format: (typeof formats)[number], zone: string): string | number {
  if (format === 'milliseconds') return moment;
  if (format === 'seconds') return Math.floor(moment / 1000);
  const instant = temporal().Instant.fromEpochMilliseconds(moment);
  if (format === 'utc') return instant.toString({ smallestUnit: 'second' });
  const local = instant.toZonedDateTimeISO(zone);
  return format === 'local'
    ? local.toPlainDateTime().toString({ smallestUnit: 'second', roundingMode: 'floor' })
    : local.toString({ smallestUnit: 'second', timeZoneName: 'never', roundingMode: 'floor' });
}
