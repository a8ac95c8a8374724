import type { JsonValue } from '@eilbote/contract';
import { defineTransform } from '../transform.ts';

export const first = defineTransform({
  name: 'first',
  title: { de: 'Erstes Element', en: 'First' },
  description: {
    de: 'Das erste Element einer Liste oder das erste Zeichen eines Textes.',
    en: 'The first element of a list, or the first character of a text.',
  },
  parameters: {},
  examples: [
    { value: ['a', 'b'], result: 'a' },
    { value: 'Meier', result: 'M' },
    { value: '😀b', result: '😀' },
  ],
  apply: (value) => elements(value)[0] ?? null,
});

export const last = defineTransform({
  name: 'last',
  title: { de: 'Letztes Element', en: 'Last' },
  description: {
    de: 'Das letzte Element einer Liste oder das letzte Zeichen eines Textes.',
    en: 'The last element of a list, or the last character of a text.',
  },
  parameters: {},
  examples: [{ value: ['a', 'b'], result: 'b' }],
  apply: (value) => elements(value).at(-1) ?? null,
});

export const size = defineTransform({
  name: 'size',
  title: { de: 'Anzahl', en: 'Size' },
  description: {
    de: 'Wie viele Elemente eine Liste, Zeichen ein Text oder Felder ein Datensatz hat. 0, wo nichts ist.',
    en: 'How many elements a list, characters a text, or fields a record has. 0 where there is nothing.',
  },
  takesMissing: true,
  parameters: {},
  examples: [
    { value: ['a', 'b'], result: 2 },
    { value: '😀b', result: 2 },
    { value: { AuftragsNr: 'S019' }, result: 1 },
    { value: null, result: 0 },
  ],
  apply: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).length
      : elements(value).length,
});

function elements(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  return typeof value === 'string' ? Array.from(value) : [];
}
