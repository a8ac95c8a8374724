import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { readTime } from '../../accept/values/times.ts';
import { numberOf } from '../numbers/number-of.ts';
import { rounded } from '../numbers/rounded.ts';
import { defineTransform, type TransformContext } from '../transform.ts';
import { secondsOf } from './erp-values.ts';

const secondsIn = { hours: 3600, minutes: 60, seconds: 1 } as const;
type Unit = keyof typeof secondsIn;

const parameters = {
  of: {
    type: 'string',
    enum: ['hours', 'minutes', 'seconds'],
    default: 'hours',
    title: { de: 'Einheit der Zahl', en: 'Unit of the number' },
    description: {
      de: 'Was eine einfache Zahl wie 4,5 zählt; bei einem Text wie 04:30 gilt sie nicht.',
      en: 'What a plain number like 4.5 counts; it does not concern a text like 04:30.',
    },
  },
  at_most: {
    type: 'number',
    minimum: 0,
    title: { de: 'Höchstens Stunden', en: 'Hours at most' },
    description: {
      de: 'Eine längere Dauer ist ein Fehler: 24 findet vertauschte Einheiten.',
      en: 'A longer duration is an error: 24 finds units that were mixed up.',
    },
  },
} as const;

const description = (de: string, en: string): LocalizedText => ({
  de: `Eine Dauer als ${de}. Sie kommt als Text wie 04:30 oder 04:30:00, oder als Zahl, auch mit Dezimalkomma.`,
  en: `A duration as ${en}. It comes as a text like 04:30 or 04:30:00, or as a number, also with a decimal comma.`,
});

const lengthIn =
  (unit: Unit) =>
  (value: JsonValue, given: { readonly of: Unit; readonly at_most: number | undefined }, context: TransformContext) => {
    const seconds = lengthOf(value, given.of, context);
    if (seconds === undefined) return null;
    const most = given.at_most ?? Infinity;
    if (seconds > most * 3600) throw context.failure(tooLong(most));
    // Hours keep their fraction to the second; smaller units are whole, as receivers count them.
    return rounded(seconds / secondsIn[unit], unit === 'hours' ? 4 : 0);
  };

/** @throws VALUE_NOT_TRANSFORMED */
function lengthOf(value: JsonValue, unit: Unit, context: TransformContext): number | undefined {
  if (typeof value === 'string' && readTime(value) !== undefined) return secondsOf(value, context);
  const number = numberOf(value, context);
  if (number !== undefined && number < 0) throw context.failure(negative);
  return number === undefined ? undefined : number * secondsIn[unit];
}

const tooLong = (hours: number): LocalizedText => ({
  de: `Die Dauer ist länger als ${hours} Stunden. Vielleicht zählt die Zahl etwas anderes („of“).`,
  en: `The duration is longer than ${hours} hours. Perhaps the number counts something else ("of").`,
});
const negative: LocalizedText = { de: 'Eine Dauer kann nicht negativ sein.', en: 'A duration cannot be negative.' };

export const hours = defineTransform({
  name: 'hours',
  title: { de: 'Stunden', en: 'Hours' },
  description: description('Stunden mit Nachkommastellen', 'hours with decimals'),
  parameters,
  examples: [
    { value: '05:30:00', result: 5.5 },
    { value: 90, parameters: { of: 'minutes' }, result: 1.5 },
  ],
  apply: lengthIn('hours'),
});

export const minutes = defineTransform({
  name: 'minutes',
  title: { de: 'Minuten', en: 'Minutes' },
  description: description('ganze Minuten, kaufmännisch gerundet', 'whole minutes, rounded half up'),
  parameters,
  examples: [
    { value: '05:30:00', result: 330 },
    { value: '4,5', result: 270 },
    { value: '00:00:30', result: 1 },
    { value: 19800, parameters: { of: 'seconds' }, result: 330 },
    { value: 19800, parameters: { at_most: 24 }, says: 'The duration is longer than 24 hours' },
  ],
  apply: lengthIn('minutes'),
});

export const seconds = defineTransform({
  name: 'seconds',
  title: { de: 'Sekunden', en: 'Seconds' },
  description: description('ganze Sekunden, kaufmännisch gerundet', 'whole seconds, rounded half up'),
  parameters,
  examples: [
    { value: '05:30', result: 19800 },
    { value: 4.5, result: 16200 },
    { value: -1, says: 'A duration cannot be negative' },
    { value: null, result: null },
  ],
  apply: lengthIn('seconds'),
});
