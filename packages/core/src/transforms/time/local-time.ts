import { temporal, type TemporalLibrary } from './temporal.ts';

/** Milliseconds since 1970. */
export type Instant = number;

/** What a local time of day names in a zone: one moment, two where the clock is put back, none where it is put forward. */
export type LocalReading =
  | { readonly kind: 'once'; readonly at: readonly [Instant] }
  | { readonly kind: 'twice'; readonly at: readonly [Instant, Instant] }
  | { readonly kind: 'never'; readonly at: readonly []; readonly jump: ClockJump };

/** The clock jumps from one time of day to another, e.g. from `02:00` to `03:00`. */
export interface ClockJump {
  readonly from: string;
  readonly to: string;
}

const secondsOfDay = 86_400;

/**
 * Reads a local time. Days are counted by the calendar: 24:00 is midnight of the next day, whatever the length of this one.
 * @param date `YYYY-MM-DD`
 * @param seconds of the wall clock since midnight; from 86,400 on it is a time of a later day
 */
export function readLocal(
  date: string,
  seconds: number,
  zone: string,
  { PlainDate, PlainTime }: TemporalLibrary = temporal(),
): LocalReading {
  const rest = seconds % secondsOfDay;
  const day = PlainDate.from(date).add({ days: (seconds - rest) / secondsOfDay });
  const time = new PlainTime(Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60);
  const local = day.toPlainDateTime(time);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', at: [earlier.epochMilliseconds] };
  if (earlier.toPlainDateTime().equals(local))
    return { kind: 'twice', at: [earlier.epochMilliseconds, later.epochMilliseconds] };
  // In a gap the two are its width away from each other, on both sides of the jump.
  const width = later.epochMilliseconds - earlier.epochMilliseconds;
  const jump = earlier.getTimeZoneTransition('next');
  const to = jump === null ? later.toPlainTime() : jump.toPlainTime();
  const from = to.subtract({ milliseconds: width });
  const text = (at: { toString(options: { smallestUnit: 'minute' }): string }) =>
    at.toString({ smallestUnit: 'minute' });
  return { kind: 'never', at: [], jump: { from: text(from), to: text(to) } };
}

/** When a day begins in a zone: midnight, or where the clock jumps over it, the first moment after. */
export const startOfDay = (date: string, zone: string, { PlainDate }: TemporalLibrary = temporal()): Instant =>
  PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
