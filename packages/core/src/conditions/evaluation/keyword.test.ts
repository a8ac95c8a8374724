import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from './collation.ts';
import { containsKeyword, readKeyword, wordsOf } from './keyword.ts';

it('a keyword is found where cutting the whole text into words finds it', () => {
  // Without `_`: an accent on it makes Intl.Segmenter call a word none.
  const unit = fc.constantFrom('a', 'A', 'ä', 'ß', 's', '1', ' ', '\u00a0', ',', '.', "'", '-', '™', '\u0301', '中');
  const text = fc.string({ unit, maxLength: 12 });
  const word = fc.constantFrom('a', 'ä', 'ss', 'aß', '1', '1,1', "a's", 'a.a', '中');
  fc.assert(
    fc.property(text, word, fc.boolean(), fc.boolean(), (given, wanted, openStart, openEnd) => {
      const keyword = readKeyword(`${openStart ? '@' : ''}${wanted}${openEnd ? '@' : ''}`);
      const expected = wordsOf(given).some((each) => {
        const [folded, part] = [foldText(each), foldText(wanted)];
        if (openStart && openEnd) return folded.includes(part);
        if (openStart) return folded.endsWith(part);
        return openEnd ? folded.startsWith(part) : folded === part;
      });
      expect(keyword && containsKeyword(keyword)(given)).toBe(expected);
    }),
    { numRuns: 10_000 },
  );
});

it('a keyword is one word, neither none nor several', () => {
  for (const text of ['', '@', '@@', 'zwei Wörter', 'a-b', ',', 'a,', 'a@b']) expect(readKeyword(text)).toBeUndefined();
  expect(readKeyword('@Küche@')).toEqual({ word: 'Küche', openStart: true, openEnd: true });
});
