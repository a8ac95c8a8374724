import type { Language } from '@eilbote/contract';
import type { Comparator } from './expression.ts';

type Relation = { readonly size: string; readonly time: string; readonly alphabet: string };
type Pattern = (value: string) => string;

/** The words of which a description of conditions is made. */
export interface Phrases {
  readonly always: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly hasValue: string;
  readonly hasNoValue: string;
  readonly oneOf: string;
  readonly keyword: string;
  readonly yes: string;
  readonly no: string;
  readonly relations: Readonly<Record<Exclude<Comparator, 'in' | 'keyword'>, Relation>>;
  readonly patterns: Readonly<
    Record<'positive' | 'negative', Readonly<Record<'starts' | 'ends' | 'contains' | 'fits', Pattern>>>
  >;
  quote(text: string): string;
  number(text: string): string;
  /** A text that begins with YYYY-MM-DD. */
  date(text: string): string;
}

const same = (phrase: string): Relation => ({ size: phrase, time: phrase, alphabet: phrase });

const german: Phrases = {
  always: 'immer',
  and: 'und',
  or: 'oder',
  not: 'nicht',
  hasValue: 'hat einen Wert',
  hasNoValue: 'hat keinen Wert',
  oneOf: 'eines von',
  keyword: 'enthält das Wort',
  yes: 'ja',
  no: 'nein',
  relations: {
    equal: same('gleich'),
    equalLiterally: same('gleich'),
    notEqual: same('ungleich'),
    notEqualLiterally: same('ungleich'),
    less: { size: 'kleiner als', time: 'vor', alphabet: 'im Alphabet vor' },
    greater: { size: 'größer als', time: 'nach', alphabet: 'im Alphabet nach' },
    atMost: { size: 'höchstens', time: 'spätestens', alphabet: 'im Alphabet nicht nach' },
    atLeast: { size: 'mindestens', time: 'frühestens', alphabet: 'im Alphabet nicht vor' },
  },
  patterns: {
    positive: {
      starts: (value) => `beginnt mit ${value}`,
      ends: (value) => `endet mit ${value}`,
      contains: (value) => `enthält ${value}`,
      fits: (value) => `passt zu ${value}`,
    },
    negative: {
      starts: (value) => `beginnt nicht mit ${value}`,
      ends: (value) => `endet nicht mit ${value}`,
      contains: (value) => `enthält nicht ${value}`,
      fits: (value) => `passt nicht zu ${value}`,
    },
  },
  quote: (text) => `„${text}“`,
  number: (text) => text.replace('.', ','),
  date: (text) => `${text.slice(8, 10)}.${text.slice(5, 7)}.${text.slice(0, 4)}${text.slice(10).replace('T', ' ')}`,
};

const english: Phrases = {
  always: 'always',
  and: 'and',
  or: 'or',
  not: 'not',
  hasValue: 'has a value',
  hasNoValue: 'has no value',
  oneOf: 'is one of',
  keyword: 'contains the word',
  yes: 'yes',
  no: 'no',
  relations: {
    equal: same('equals'),
    equalLiterally: same('equals'),
    notEqual: same('does not equal'),
    notEqualLiterally: same('does not equal'),
    less: { size: 'is less than', time: 'is before', alphabet: 'comes in the alphabet before' },
    greater: { size: 'is greater than', time: 'is after', alphabet: 'comes in the alphabet after' },
    atMost: { size: 'is at most', time: 'is no later than', alphabet: 'comes in the alphabet not after' },
    atLeast: { size: 'is at least', time: 'is no earlier than', alphabet: 'comes in the alphabet not before' },
  },
  patterns: {
    positive: {
      starts: (value) => `begins with ${value}`,
      ends: (value) => `ends with ${value}`,
      contains: (value) => `contains ${value}`,
      fits: (value) => `fits ${value}`,
    },
    negative: {
      starts: (value) => `does not begin with ${value}`,
      ends: (value) => `does not end with ${value}`,
      contains: (value) => `does not contain ${value}`,
      fits: (value) => `does not fit ${value}`,
    },
  },
  quote: (text) => `"${text}"`,
  number: (text) => text,
  date: (text) => text,
};

export const phrases: Readonly<Record<Language, Phrases>> = { de: german, en: english };
