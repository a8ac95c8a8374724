import type { JsonValue, LocalizedText } from '@eilbote/contract';
import type { TransformContext } from '../transform.ts';
import { dateOf, secondsOf } from './erp-values.ts';
import { readLocal, type Instant, type LocalReading } from './local-time.ts';
import { neverText, twiceText } from './zone-texts.ts';

/** A span of time as the ERP writes it down: a day, times of the wall clock, and how long was worked. */
export interface WrittenInterval {
  readonly date: JsonValue;
  readonly from: JsonValue;
  readonly to: JsonValue;
  /** Without the pause. */
  readonly duration: JsonValue;
  readonly pause: JsonValue;
}

/** The same as moments; a side that nothing tells is absent. */
export interface Interval {
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
}

type Pair = readonly [start: Instant, end: Instant];

const secondsOfDay = 86_400;
/** How far a duration may be from the clock times and still decide between them: terminals round to quarters of an hour. */
const toleranceMs = 15 * 60_000;

/**
 * Decides when something began and ended:
 * - An end before the start is on the next day; an end beyond 24:00 says so itself.
 * - Where an hour comes twice, or the end may be on either day, the duration (with the pause) decides if it fits to
 *   within 15 minutes. Where it does not, the earlier hour is taken, with a warning.
 * - An end that is missing, or the same as the start, comes from the duration. In the ERP an empty time is 00:00:00, and
 *   so is an empty duration.
 * @throws VALUE_NOT_TRANSFORMED for a time that does not exist, because the clock is put forward, and for no time at all
 */
export function readInterval(written: WrittenInterval, zone: string, context: TransformContext): Interval {
  const date = dateOf(written.date, context);
  const from = secondsOf(written.from, context);
  const to = secondsOf(written.to, context);
  const worked = secondsOf(written.duration, context);
  const pause = secondsOf(written.pause, context) ?? 0;
  if (date === undefined) return { start: undefined, end: undefined };
  const length = worked === undefined || worked === 0 ? undefined : (worked + pause) * 1000;
  const read = (seconds: number) => readLocal(date, seconds, zone);
  const first = (reading: LocalReading) => {
    if (reading.kind === 'never') throw context.failure(neverText(zone, reading.jump));
    if (reading.kind === 'twice') context.warn(twiceText(zone));
    return reading.at[0];
  };
  if (from === undefined) return { start: undefined, end: to === undefined ? undefined : first(read(to)) };
  if (from >= secondsOfDay) throw context.failure(startTooLate);
  const starts = read(from);
  if (to !== undefined && length !== undefined) {
    const days = to < secondsOfDay ? [to, to + secondsOfDay] : [to];
    const [pair, ...others] = bestFitting(pairs(starts, days.map(read)), length);
    if (pair !== undefined) return decided(pair, others.length > 0, zone, context);
  }
  if (to === undefined || (to === from && length !== undefined)) {
    const start = first(starts);
    return { start, end: length === undefined ? undefined : start + length };
  }
  if (starts.kind === 'never') throw context.failure(neverText(zone, starts.jump));
  const ends = read(to < from ? to + secondsOfDay : to);
  if (ends.kind === 'never') throw context.failure(neverText(zone, ends.jump));
  const [pair = [starts.at[0], ends.at[0]], ...others] = pairs(starts, [ends]);
  return decided(pair, others.length > 0, zone, context);
}

/** All that the clock times can mean, the earlier first. */
const pairs = (starts: LocalReading, ends: readonly LocalReading[]): Pair[] =>
  starts.at.flatMap((start) =>
    ends.flatMap(({ at }) => at.filter((end) => end >= start).map((end): Pair => [start, end])),
  );

/** Those whose length is nearest to the one that was written down; several where it fits them equally well. */
function bestFitting(candidates: readonly Pair[], length: number): Pair[] {
  const deviation = ([start, end]: Pair) => Math.abs(end - start - length);
  const least = Math.min(...candidates.map(deviation));
  return least > toleranceMs ? [] : candidates.filter((pair) => deviation(pair) === least);
}

function decided([start, end]: Pair, isDoubtful: boolean, zone: string, { warn }: TransformContext): Interval {
  if (isDoubtful) warn(twiceText(zone));
  return { start, end };
}

const startTooLate: LocalizedText = {
  de: 'Der Beginn liegt nach 24 Uhr. Er muss eine Uhrzeit dieses Tages sein.',
  en: 'The start is later than 24:00. It must be a time of that day.',
};
