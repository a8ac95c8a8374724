import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { readMoment } from '../../accept/values/date-times.ts';
import { defineTransform, type TransformContext } from '../transform.ts';
import { dateOf, secondsOf } from './erp-values.ts';
import { readLocal, startOfDay, type Instant } from './local-time.ts';
import { momentFormatParameter, writeMoment } from './moment-format.ts';
import { zoneParameter } from './time-zone.ts';
import { neverText, twiceText } from './zone-texts.ts';

export const moment = defineTransform({
  name: 'moment',
  title: { de: 'Zeitpunkt', en: 'Moment' },
  description: {
    de: 'Macht einen Zeitpunkt aus einem Text mit Datum, Uhrzeit und Zone, aus Datum und Uhrzeit der Zeitzone, oder aus einem Datum, zu dem die Uhrzeit als „time“ kommt; ohne sie gilt der Beginn des Tages. Eine Uhrzeit, die es wegen der Sommerzeit nicht gibt, ist ein Fehler; von zweien gilt die frühere, mit einem Hinweis. Für Zeitbuchungen gibt es „starts_at“ und „ends_at“.',
    en: 'Makes a moment of a text with date, time and zone, of a date and time in the time zone, or of a date whose time comes as "time"; without one it is the start of the day. A time that does not exist because of daylight saving time is an error; of two the earlier one is taken, with a warning. For time entries there are "starts_at" and "ends_at".',
  },
  parameters: {
    time: { type: 'value', title: { de: 'Uhrzeit', en: 'Time' } },
    zone: zoneParameter,
    format: momentFormatParameter,
  },
  examples: [
    { value: '2026-02-03T10:00:00Z', result: '2026-02-03T11:00:00+01:00' },
    { value: '2026-09-14T08:40:00+02:00', parameters: { format: 'utc' }, result: '2026-09-14T06:40:00Z' },
    { value: '2026-02-03T10:00:00.500Z', parameters: { format: 'milliseconds' }, result: 1770112800500 },
    { value: '2026-04-27T09:33:48', result: '2026-04-27T09:33:48+02:00' },
    { value: '27.04.26 9:33', parameters: { format: 'utc' }, result: '2026-04-27T07:33:00Z' },
    { value: '2026-09-18', parameters: { time: '07:00' }, result: '2026-09-18T07:00:00+02:00' },
    { value: '2026-09-18', parameters: { format: 'seconds' }, result: 1789682400 },
    { value: '18.09.2026', parameters: { zone: 'UTC', format: 'milliseconds' }, result: 1789689600000 },
    { value: '2026-10-25T02:30:00', result: '2026-10-25T02:30:00+02:00', says: 'That time comes twice' },
    { value: '2026-03-29T02:30:00', says: 'There is no such time on that day' },
    { value: '2026-09-18T10:15+02:00', says: 'It needs a moment' },
    { value: '0000-00-00T00:00:00.000Z', result: null },
  ],
  apply(value, { time, zone, format }, context) {
    const inZone = zone ?? context.timeZone;
    const found = momentOf(value, time, inZone, context);
    return found === undefined ? null : writeMoment(found, format, inZone);
  },
});

/** @throws VALUE_NOT_TRANSFORMED */
function momentOf(value: JsonValue, time: JsonValue, zone: string, context: TransformContext): Instant | undefined {
  const given = secondsOf(time, context);
  if (given !== undefined || typeof value !== 'string') return localMoment(value, given, zone, context);
  const text = value.trim();
  const exact = readMoment(text);
  if (exact !== undefined) return Date.parse(exact);
  const at = text.search(/[T ]/);
  const [day, clock] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
  if (clock === '' || dateOf(day, context) === undefined) return localMoment(day, undefined, zone, context);
  // What stands behind the date must not be cut off unread: it may be a zone.
  if (!/^\d[\d:.,]*$/.test(clock)) throw context.failure(noMoment);
  return localMoment(day, secondsOf(clock, context), zone, context);
}

const noMoment: LocalizedText = {
  de: 'Er braucht einen Zeitpunkt wie 2026-09-18T10:15:00+02:00 oder 2026-09-18 10:15, der Wert ist keiner.',
  en: 'It needs a moment like 2026-09-18T10:15:00+02:00 or 2026-09-18 10:15, the value is none.',
};

function localMoment(
  value: JsonValue,
  seconds: number | undefined,
  zone: string,
  context: TransformContext,
): Instant | undefined {
  const date = dateOf(value, context);
  if (date === undefined) return undefined;
  if (seconds === undefined) return startOfDay(date, zone);
  const reading = readLocal(date, seconds, zone);
  if (reading.kind === 'never') throw context.failure(neverText(zone, reading.jump));
  if (reading.kind === 'twice') context.warn(twiceText(zone));
  return reading.at[0];
}
