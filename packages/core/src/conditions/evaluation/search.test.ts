import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './collation.ts';
import { searchFor } from './search.ts';
import { matchesWildcard } from './wildcard.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), maxLength: 12 });

describe('searching within a text', () => {
  it('finds what indexOf finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const needle = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
    fc.assert(
      fc.property(text, fc.nat(12), needle, (hay, from, wanted) => {
        const start = Math.min(from, hay.length);
        expect(searchFor(wanted)(hay, start)).toBe(hay.indexOf(wanted, start));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a pattern with wildcards', () => {
  /** Tries every length for every wildcard: slow and plainly right. */
  const matchesNaively = (pattern: string, text: string): boolean => {
    if (pattern === '') return text === '';
    const rest = pattern.slice(1);
    if (pattern[0] !== '@') return text[0] === pattern[0] && matchesNaively(rest, text.slice(1));
    return Array.from({ length: text.length + 1 }, (_, skipped) => skipped).some((skipped) =>
      matchesNaively(rest, text.slice(skipped)),
    );
  };

  it('matches what trying every length matches', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', 'Ä'), maxLength: 2 });
    const pattern = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('@'));
    fc.assert(
      fc.property(pattern, letters, (wanted, text) => {
        expect(matchesWildcard(wanted)(text)).toBe(matchesNaively(foldText(wanted), foldText(text)));
      }),
      { numRuns: 2000 },
    );
  });
});
