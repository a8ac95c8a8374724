import { defineTransform } from '../transform.ts';
import { fromParameter, toParameter, workedParameters } from './interval-parameters.ts';
import { readInterval } from './interval.ts';
import { writeMoment } from './moment-format.ts';

export const startsAt = defineTransform({
  name: 'starts_at',
  title: { de: 'Beginn', en: 'Start' },
  description: {
    de: 'Macht aus einem Tag und den Uhrzeiten einer Zeitbuchung den Zeitpunkt, an dem sie beginnt. Eine Uhrzeit, die es wegen der Sommerzeit nicht gibt, ist ein Fehler; kommt eine Stunde zweimal vor, entscheidet die Dauer (auf 15 Minuten genau), sonst gilt die frühere, mit einem Hinweis.',
    en: 'Makes of a day and the times of a time entry the moment when it begins. A time that does not exist because of daylight saving time is an error; where an hour comes twice, the duration decides (to within 15 minutes), else the earlier one is taken, with a warning.',
  },
  parameters: { from: { ...fromParameter, required: true }, to: toParameter, ...workedParameters },
  examples: [
    {
      value: '2026-08-27',
      parameters: { from: '06:00:00', to: '12:00:00' },
      result: '2026-08-27T06:00:00+02:00',
    },
    {
      value: '27.08.26',
      parameters: { from: 21600, to: 43200, format: 'utc' },
      result: '2026-08-27T04:00:00Z',
    },
    { value: '2026-08-27', parameters: { from: '6:00', format: 'local' }, result: '2026-08-27T06:00:00' },
    { value: '2026-08-27', parameters: { from: '6:00', format: 'seconds' }, result: 1787803200 },
    {
      value: '2026-08-27',
      parameters: { from: '6:00', zone: 'America/New_York', format: 'utc' },
      result: '2026-08-27T10:00:00Z',
    },
    {
      value: '2026-10-25',
      parameters: { from: '02:30', to: '04:00', duration: '01:30' },
      result: '2026-10-25T02:30:00+01:00',
    },
    {
      value: '2026-10-25',
      parameters: { from: '02:30', to: '04:00' },
      result: '2026-10-25T02:30:00+02:00',
      says: 'That time comes twice',
    },
    { value: '2026-03-29', parameters: { from: '02:30' }, says: 'There is no such time on that day' },
    { value: '2026-08-27', parameters: { from: '6:00', zone: 'Berlin' }, says: 'There is no such time zone' },
    { value: '2026-08-27', parameters: { from: null }, result: null },
  ],
  apply(value, { from, to, duration, pause, zone, format }, context) {
    const inZone = zone ?? context.timeZone;
    const { start } = readInterval({ date: value, from, to, duration, pause }, inZone, context);
    return start === undefined ? null : writeMoment(start, format, inZone);
  },
});
