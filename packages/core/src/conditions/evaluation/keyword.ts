import { foldText } from './collation.ts';
import { searchFor } from './search.ts';

/** Words by the word boundaries of Unicode Standard Annex 29, on which the original's keyword search is built too. */
const segmenter = new Intl.Segmenter('de', { granularity: 'word' });

/** The words of a text, without blanks, punctuation and dashes. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) words.push(segment);
  return words;
}

/** The searched word, and whether more may stand before or behind it (`@`). */
export interface Keyword {
  readonly word: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

export function readKeyword(text: string): Keyword | undefined {
  const openStart = text.startsWith('@');
  const openEnd = text.length > 1 && text.endsWith('@');
  const word = text.slice(openStart ? 1 : 0, openEnd ? -1 : undefined).trim();
  const words = wordsOf(word);
  return words.length === 1 && words[0] === word ? { word, openStart, openEnd } : undefined;
}

/** True where the text has the word as a whole: `Küche` is in "Küche, Bad", but not in "Küchenbau". */
export function containsKeyword({ word, openStart, openEnd }: Keyword): (text: string) => boolean {
  const wanted = foldText(word);
  const find = searchFor(wanted);
  const matches = (folded: string): boolean => {
    if (openStart && openEnd) return folded.includes(wanted);
    if (openStart) return folded.endsWith(wanted);
    return openEnd ? folded.startsWith(wanted) : folded === wanted;
  };
  const isFree = (folded: string, start: number): boolean =>
    (openStart || isEdge(folded[start - 1])) && (openEnd || isEdge(folded[start + wanted.length]));
  return (text) => {
    const folded = foldText(text);
    const start = find(folded, 0);
    if (start < 0) return false;
    // Cutting into words is slow: only where blanks on both sides do not show the word already.
    if (isFree(folded, start)) return true;
    for (const { segment, isWordLike } of segmenter.segment(text))
      if (isWordLike && matches(foldText(segment))) return true;
    return false;
  };
}

const isEdge = (unit: string | undefined): boolean => unit === undefined || unit === ' ';
