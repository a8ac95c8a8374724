import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './conformance/any-text.ts';
import { deserialise, fill, mask, sealedText, secretNames, serialise, type SealedText } from './sealed-text.ts';

const reader = (values: { [name: string]: string }) => (name: string) => values[name] ?? '';
const slot = (encoding: 'json' | 'form' | 'url' | 'header' | 'raw') => ({ secret: 'token', encoding }) as const;

describe('a sealed text', () => {
  it('fills secrets in, each encoded for its position', () => {
    const secrets = reader({ token: 'a"\n & ü/#' });
    expect(JSON.parse(fill(['{"t":"', slot('json'), '"}'], secrets))).toEqual({ t: 'a"\n & ü/#' });
    expect(fill(['https://x.example/', slot('url')], secrets)).toBe('https://x.example/a%22%0A%20%26%20%C3%BC%2F%23');
    expect(fill(['t=', slot('form')], secrets)).toBe('t=a%22%0A+%26+%C3%BC%2F%23');
    expect(fill(['Bearer ', slot('raw')], secrets)).toBe('Bearer a"\n & ü/#');
  });

  it('gives back every secret from every position', () => {
    fc.assert(
      fc.property(anyText, (token) => {
        const secrets = reader({ token });
        const wellFormed = token.toWellFormed();
        expect(JSON.parse(fill(['"', slot('json'), '"'], secrets))).toBe(token);
        expect(new URLSearchParams(fill(['a=', slot('form'), '&b=1'], secrets)).get('a')).toBe(wellFormed);
        expect(decodeURIComponent(fill([slot('url')], secrets))).toBe(wellFormed);
        expect(new URL(fill(['https://x.example/?a=', slot('url'), '&b=1'], secrets)).searchParams.get('b')).toBe('1');
      }),
    );
  });

  it('shows every secret as the sentinel, whatever its value', () => {
    expect(mask(['{"t":"', slot('json'), '"}'])).toBe('{"t":"•••"}');
  });

  it('survives storing', () => {
    const text: SealedText = ['a', slot('json'), 'b'];
    expect(deserialise(serialise(text))).toEqual(text);
  });

  it('joins neighbouring texts and names each secret once', () => {
    const text = sealedText('a', '', ['b', slot('json')], slot('url'), 'c', ['d']);
    expect(text).toEqual(['ab', slot('json'), slot('url'), 'cd']);
    expect(secretNames(text)).toEqual(['token']);
  });

  it.each(['', '{}', '[1]', '[{"secret":"a"}]', '[{"secret":"a","encoding":"toString"}]'])(
    'refuses a damaged one: %s',
    (json) => {
      expect(() => deserialise(json)).toThrow(expect.objectContaining({ code: 'SEALED_TEXT_DAMAGED' }));
    },
  );
});
