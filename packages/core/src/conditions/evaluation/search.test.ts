import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './collation.ts';
import { searchFor } from './search.ts';
import { matchesWildcard } from './wildcard.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), maxLength: 12 });

describe('searching within a text', () => {
  it('finds what indexOf finds', () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(12),
        fc.string({ unit: fc.constantFrom('a', 'b', 'ä'), maxLength: 4 }),
        (text, from, needle) => {
          const start = Math.min(from, text.length);
          expect(searchFor(needle)(text, start)).toBe(text.indexOf(needle, start));
        },
      ),
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
