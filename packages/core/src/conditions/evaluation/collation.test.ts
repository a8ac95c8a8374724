import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, foldText } from './collation.ts';

/** Latin, Greek, Cyrillic, punctuation, currency, full width: what German business texts hold. */
const blocks = [
  [0x0000, 0x024f],
  [0x0386, 0x03ff],
  [0x0400, 0x045f],
  [0x1e00, 0x1eff],
  [0x2000, 0x2027],
  [0x2070, 0x2094],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0xfb00, 0xfb06],
  [0xff01, 0xff5e],
] as const;

const characters = blocks.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).filter(
    (character) => !/\p{Cn}/u.test(character),
  ),
);

describe('comparing text', () => {
  it.each([
    ['ä', 'a'],
    ['Müller', 'MULLER'],
    ['Straße', 'STRASSE'],
    ['é', 'E'],
    ['Ærø', 'aero'],
    ['№ 5', 'no 5'],
    ['„Köln“', '"koln"'],
    ['a\u00a0b', 'a b'],
    ['u\u0308', 'ü'],
  ])('holds %j and %j equal', (left, right) => {
    expect(compareText(left, right)).toBe(0);
    expect(foldText(left)).toBe(foldText(right));
  });

  it.each([
    ['Müller', 'Mueller'],
    ['ö', 'oe'],
    ['6127', '06127'],
    ['Köln', 'Köln '],
    ['E-Mail', 'EMail'],
    ['й', 'и'],
    ['´', ' '],
  ])('tells %j from %j', (left, right) => {
    expect(compareText(left, right)).not.toBe(0);
    expect(foldText(left)).not.toBe(foldText(right));
  });

  it('sorts as German does', () => {
    expect(['Zimmer', 'Öl', 'ofen', 'Äpfel', 'Apfel', '10', '9'].toSorted(compareText).join(' ')).toBe(
      '10 9 Äpfel Apfel ofen Öl Zimmer',
    );
  });
});

describe('one spelling for equal texts', () => {
  it('agrees with the collation on every letter, alone', () => {
    const sorted = characters.toSorted(compareText);
    const wrong = sorted.flatMap((character, index) => {
      const next = sorted[index + 1];
      const problems = compareText(character, foldText(character)) === 0 ? [] : [`${character} is not its own`];
      if (next === undefined) return problems;
      const equal = compareText(character, next) === 0;
      if (equal !== (foldText(character) === foldText(next))) problems.push(`${character} and ${next}: ${equal}`);
      return problems;
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with the collation on texts', () => {
    const text = fc.string({ unit: fc.constantFrom(..."aäAeéoöœœuüßsSnñ ’'-.&\u0301\u00ad"), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(foldText(left) === foldText(right)).toBe(compareText(left, right) === 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not change when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...characters) }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
