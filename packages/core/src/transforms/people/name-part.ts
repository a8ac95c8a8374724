import type { LocalizedText } from '@eilbote/contract';
import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

const parts = ['first', 'last', 'title', 'salutation'] as const;
type NamePart = (typeof parts)[number];

export const namePart = defineTransform({
  name: 'name_part',
  title: { de: 'Name zerlegen', en: 'Part of a name' },
  description: {
    de: 'Nimmt aus dem Namen einer Person Vorname, Nachname, Titel oder Anrede. „Nachname, Vorname“ und Namen aus zwei Wörtern sind eindeutig; wo ein „von“, „van“, „de“ oder ähnliches steht, beginnt der Nachname dort; in anderen längeren Namen ist es das letzte Wort, mit einem Hinweis, weil das geraten ist. Für Firmen ist er nicht gedacht.',
    en: 'Takes first name, last name, title or salutation of the name of a person. "Last, First" and names of two words are clear; where a "von", "van", "de" or the like stands the last name begins there; in other longer names it is the last word, with a warning, because that is a guess. It is not meant for companies.',
  },
  parameters: {
    part: { type: 'string', enum: parts, required: true, title: { de: 'Teil', en: 'Part' } },
  },
  examples: [
    { value: 'Heinz Rühmann', parameters: { part: 'first' }, result: 'Heinz' },
    { value: 'Heinz Rühmann', parameters: { part: 'last' }, result: 'Rühmann' },
    { value: 'Rühmann, Heinz', parameters: { part: 'first' }, result: 'Heinz' },
    { value: 'Herr Prof. Dr. Heinz Rühmann', parameters: { part: 'title' }, result: 'Prof. Dr.' },
    { value: 'Herr Prof. Dr. Heinz Rühmann', parameters: { part: 'salutation' }, result: 'Herr' },
    { value: 'Herr Prof. Dr. Heinz Rühmann', parameters: { part: 'last' }, result: 'Rühmann' },
    { value: 'Heinz Rühmann, M.A.', parameters: { part: 'last' }, result: 'Rühmann' },
    { value: 'Annette von Droste-Hülshoff', parameters: { part: 'last' }, result: 'von Droste-Hülshoff' },
    {
      value: 'Anna Maria Meier',
      parameters: { part: 'first' },
      result: 'Anna Maria',
      says: 'Where the last name begins is a guess',
    },
    { value: 'Meier', parameters: { part: 'last' }, result: 'Meier' },
    { value: 'Meier', parameters: { part: 'first' }, result: null },
  ],
  apply(value, { part }, context) {
    const name = dissected(valueText(value));
    if (name.isGuess && (part === 'first' || part === 'last')) context.warn(guess);
    return name[part] === '' ? null : name[part];
  },
});

type Name = { readonly [part in NamePart]: string } & { readonly isGuess: boolean };

function dissected(text: string): Name {
  const [before = '', ...behind] = text.split(',');
  const words = wordsOf(before);
  const firstNames = wordsOf(behind.join(' '));
  const salutation = taken(words, salutations);
  // "Dr. Rühmann, Heinz" as well as "Heinz Rühmann, M.A."
  const title = [taken(words, titles), taken(firstNames, titles)].filter((part) => part !== '').join(' ');
  if (firstNames.length > 0) {
    return { salutation, title, first: firstNames.join(' '), last: words.join(' '), isGuess: false };
  }
  const particle = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase()));
  const cut = particle === -1 ? Math.max(words.length - 1, 0) : particle;
  return {
    salutation,
    title,
    first: words.slice(0, cut).join(' '),
    last: words.slice(cut).join(' '),
    isGuess: particle === -1 && words.length > 2,
  };
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Takes the leading words that match off the list. */
function taken(words: string[], pattern: RegExp): string {
  const end = words.findIndex((word) => !pattern.test(word));
  return words.splice(0, end === -1 ? words.length : end).join(' ');
}

const salutations = /^(?:herrn?|frau|fräulein|mrs?\.?|ms\.?|mx\.?)$/i;
const titles =
  /^(?:prof|dr|dipl|ing|mag|med|phil|jur|nat|rer|habil|univ|h\.?c|b\.?sc|m\.?sc|m\.?a|b\.?a|lic)[.-][\w.-]*$|^(?:prof|professor|dr|doktor|mba|bsc|msc|llm)$/i;
const particles = new Set(
  'von vom zu zum zur van vander der den ten ter de del della di da do dos du la le el al bin ibn mac mc'.split(' '),
);

const guess: LocalizedText = {
  de: 'Wo der Nachname beginnt, ist geraten. Besser sind getrennte Felder oder „Nachname, Vorname“.',
  en: 'Where the last name begins is a guess. Separate fields or "Last, First" are better.',
};
