import { defineTransform } from '../transform.ts';
import { fromParameter, toParameter, workedParameters } from './interval-parameters.ts';
import { readInterval } from './interval.ts';
import { writeMoment } from './moment-format.ts';

export const endsAt = defineTransform({
  name: 'ends_at',
  title: { de: 'Ende', en: 'End' },
  description: {
    de: 'Macht aus dem Tag, an dem eine Zeitbuchung beginnt, und ihren Uhrzeiten den Zeitpunkt, an dem sie endet. Ein Ende vor dem Beginn ist am nächsten Tag, ebenso eines, zu dem die Dauer nur so passt. Fehlt das Ende oder ist es gleich dem Beginn, ergibt es sich aus Dauer und Pause. Die Zeitumstellung wird wie bei „starts_at“ entschieden.',
    en: 'Makes of the day on which a time entry begins, and its times, the moment when it ends. An end before the start is on the next day, and so is one that the duration fits only there. An end that is missing, or the same as the start, comes from duration and pause. Changes of the clock are decided as with "starts_at".',
  },
  parameters: { to: { ...toParameter, required: true }, from: fromParameter, ...workedParameters },
  examples: [
    {
      value: '2026-08-27',
      parameters: { to: '12:00:00', from: '06:00:00' },
      result: '2026-08-27T12:00:00+02:00',
    },
    { value: '2026-08-27', parameters: { to: '02:00', from: '22:00' }, result: '2026-08-28T02:00:00+02:00' },
    { value: '2026-08-27', parameters: { to: '24:00', from: '16:00' }, result: '2026-08-28T00:00:00+02:00' },
    {
      value: '2026-08-27',
      parameters: { to: null, from: '07:00', duration: '05:30', pause: '00:30' },
      result: '2026-08-27T13:00:00+02:00',
    },
    {
      value: '2026-08-27',
      parameters: { to: '00:00:00', from: '00:00:00', duration: '05:30:00', format: 'local' },
      result: '2026-08-27T05:30:00',
    },
    {
      value: '2026-10-25',
      parameters: { to: '02:30', from: '01:00', duration: '02:30' },
      result: '2026-10-25T02:30:00+01:00',
    },
    {
      value: '2026-03-28',
      parameters: { to: '02:30', from: '20:00' },
      says: 'There is no such time on that day in the time zone "Europe/Berlin": the clock is put forward from 02:00 to 03:00.',
    },
  ],
  apply(value, { from, to, duration, pause, zone, format }, context) {
    const inZone = zone ?? context.timeZone;
    const { end } = readInterval({ date: value, from, to, duration, pause }, inZone, context);
    return end === undefined ? null : writeMoment(end, format, inZone);
  },
});
