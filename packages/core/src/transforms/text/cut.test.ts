import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTransform, defaultTransformSettings } from '../index.ts';
import { cut } from './cut.ts';

const lengths = {
  characters: (text: string) => Array.from(text).length,
  utf16: (text: string) => text.length,
  bytes: (text: string) => Buffer.byteLength(text),
};
const graphemes = (text: string) => Array.from(new Intl.Segmenter('de').segment(text), ({ segment }) => segment);

function apply(text: string, length: number, count: keyof typeof lengths, mark = '') {
  const given = Object.entries({ length, mark, count }).map(([name, value]) => ({ name, value }));
  let warned = false;
  const warn = () => (warned = true);
  return { text: applyTransform(cut, text, given, { settings: defaultTransformSettings, warn }), warned };
}

const anyText = fc.string({
  unit: fc.constantFrom('a', 'ä', 'a\u0308', '😀', '👩‍🔧', '🇩🇪', '\n', ' ', '漢'),
  minLength: 1,
  maxLength: 12,
});

describe('a text that is cut', () => {
  it.each(['characters', 'utf16', 'bytes'] as const)('keeps to its length in %s and its characters whole', (count) => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 16, max: 40 }), fc.constantFrom('', '…', '...'), (text, length, mark) => {
        const found = apply(text, length, count, mark);
        const result = String(found.text);
        expect(lengths[count](result)).toBeLessThanOrEqual(length);
        expect(found.warned).toBe(lengths[count](text) > length);
        if (!found.warned) {
          expect(result).toBe(text);
          return;
        }
        expect(result.endsWith(mark)).toBe(true);
        const kept = mark === '' ? result : result.slice(0, -mark.length);
        const whole = graphemes(text);
        const ends = whole.map((_, index) => whole.slice(0, index).join('').trimEnd());
        expect(ends).toContain(kept);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the mark out where there is no room for it', () => {
    expect(apply('abcdef', 3, 'characters', '...').text).toBe('abc');
    expect(apply('abcdef', 3, 'bytes', '…').text).toBe('abc');
  });

  it('tears a character only where it alone is longer than all that is allowed, and never a surrogate pair', () => {
    expect(apply('👩‍🔧', 2, 'characters').text).toBe('👩‍');
    expect(apply('👩‍🔧', 1, 'utf16').text).toBe('');
  });
});
