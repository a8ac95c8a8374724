import { secretSlot, type RequestDraft, type TextValue } from '@eilbote/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRequest, fill, freezeRequest, mask, sampleUrl, withFrozen } from './index.ts';

const noSecrets = (name: string): string => {
  throw new Error(`no secret ${name}`);
};
const draft = (change: Partial<RequestDraft> = {}): RequestDraft => ({
  method: 'POST',
  url: { base: 'https://receiver.example/hook' },
  headers: {},
  ...change,
});
const urlOf = (change: Partial<RequestDraft>) => fill(encodeRequest(draft(change)).url, noSecrets);
const bodyOf = (body: RequestDraft['body'] & {}) => fill(encodeRequest(draft({ body })).body ?? [], noSecrets);

const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const loneSurrogates = fc.string({ unit: fc.constantFrom('a', '\ud800', '\udc00', 'ü'), maxLength: 8 });
const values = fc.oneof(anyText, loneSurrogates, fc.integer(), fc.boolean());

describe('the URL of a request', () => {
  it('gives every appended value back, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, values), { maxLength: 6 }), (query) => {
        const url = new URL(urlOf({ url: { base: 'https://receiver.example/hook?own=1', query } }));
        expect([...url.searchParams]).toEqual([
          ['own', '1'],
          ...query.map(([name, value]) => [name.toWellFormed(), String(value).toWellFormed()]),
        ]);
        expect(url.origin + url.pathname).toBe('https://receiver.example/hook');
        expect(url.hash).toBe('');
      }),
    );
  });

  it('keeps the own query byte for byte, but for what the URL standard encodes', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abz019-._~!$()*+,;:@/?%=&[]{}|\\^`'), maxLength: 40 });
    fc.assert(
      fc.property(plain, (own) => {
        const url = urlOf({ url: { base: `https://receiver.example/hook?${own}`, query: [['x', 'y']] } });
        const start = `https://receiver.example/hook?${own}`;
        const separator = own === '' || own.endsWith('&') ? '' : '&';
        expect(url).toBe(`${start}${separator}x=y`);
      }),
    );
    expect(urlOf({ url: { base: `https://receiver.example/hook?q=a b'"<>ü` } })).toBe(
      'https://receiver.example/hook?q=a%20b%27%22%3C%3E%C3%BC',
    );
  });

  it('drops a fragment and a lone question mark', () => {
    expect(urlOf({ url: { base: 'https://receiver.example/hook?a=1#part', query: [['b', 2]] } })).toBe(
      'https://receiver.example/hook?a=1&b=2',
    );
    expect(urlOf({ url: { base: 'https://receiver.example/hook?', query: [['b', null]] } })).toBe(
      'https://receiver.example/hook?b=',
    );
  });

  it('percent-encodes also what encodeURIComponent leaves alone', () => {
    expect(urlOf({ url: { base: 'https://receiver.example/', query: [['a', "!'()*~"]] } })).toBe(
      'https://receiver.example/?a=%21%27%28%29%2A~',
    );
  });

  it('gives path segments back and never leaves the path of its base', () => {
    fc.assert(
      fc.property(
        fc.array(
          anyText.filter((text) => !/^\.{0,2}$/.test(text)),
          { maxLength: 4 },
        ),
        (path) => {
          const url = new URL(urlOf({ url: { base: 'https://receiver.example/api/v1/?key=1', path } }));
          expect(url.search).toBe('?key=1');
          expect(url.pathname.startsWith('/api/v1/') || path.length === 0).toBe(true);
          const segments = url.pathname.split('/').slice(3);
          expect(segments.filter((_, at) => at < path.length).map(decodeURIComponent)).toEqual(
            path.map((segment) => segment.toWellFormed()),
          );
        },
      ),
    );
  });

  it.each(['', '.', '..'])('refuses the path segment "%s"', (segment) => {
    expect(() => urlOf({ url: { base: 'https://receiver.example/api', path: ['a', segment] } })).toThrow(
      /segment in the path/,
    );
  });

  it.each([
    ['ftp://receiver.example/', /neither with http/],
    ['javascript:alert(1)', /neither with http/],
    ['https://user:secret@receiver.example/', /user name or password/],
    ['https://receiver.example:99999/', /is invalid/],
    [`https://receiver.example/${'a'.repeat(40_000)}`, /longer than 32,768/],
  ])('refuses %s', (base, message) => {
    expect(() => urlOf({ url: { base } })).toThrow(message);
  });

  it('is the sample URL but for the secrets', () => {
    const wire = encodeRequest(
      draft({ url: { base: 'https://receiver.example/?a=1', query: [['token', secretSlot('attribute:token')]] } }),
    );
    expect(sampleUrl(wire)).toBe('https://receiver.example/?a=1&token=•••');
    expect(fill(wire.url, () => 'a&b=c d')).toBe('https://receiver.example/?a=1&token=a%26b%3Dc%20d');
  });
});

describe('the body of a request', () => {
  it('is plain JSON where there is no secret', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(bodyOf({ kind: 'json', value: value as never })).toBe(JSON.stringify(value));
      }),
    );
  });

  it('holds secrets at any depth and fills them in as JSON text', () => {
    const body = {
      kind: 'json',
      value: { a: [1, secretSlot('s'), { b: secretSlot('t') }], c: 'slot:0 "slot:1"', d: 'slot:0' },
    } as const;
    const { body: text } = encodeRequest(draft({ body }));
    expect(mask(text ?? [])).toBe('{"a":[1,"•••",{"b":"•••"}],"c":"slot:0 \\"slot:1\\"","d":"slot:0"}');
    const secrets: Record<string, string> = { s: 'a"b\\', t: '\n' };
    expect(JSON.parse(fill(text ?? [], (name) => secrets[name] ?? ''))).toEqual({
      a: [1, 'a"b\\', { b: '\n' }],
      c: 'slot:0 "slot:1"',
      d: 'slot:0',
    });
  });

  it('takes a record that looks like a secret for what it is: data', () => {
    const hostile = JSON.parse('{"note":{"$secret":"signing"},"__proto__":{"$secret":"signing"}}');
    const { body } = encodeRequest(draft({ body: { kind: 'json', value: { hostile, real: secretSlot('s') } } }));
    expect(fill(body ?? [], (name) => (name === 's' ? 'filled' : noSecrets(name)))).toBe(
      '{"hostile":{"note":{"$secret":"signing"},"__proto__":{"$secret":"signing"}},"real":"filled"}',
    );
  });

  it('gives form fields back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, values), { maxLength: 6 }), (fields) => {
        const text = bodyOf({ kind: 'form', fields });
        expect([...new URLSearchParams(text)]).toEqual(
          fields.map(([name, value]: readonly [string, TextValue]) => [
            name.toWellFormed(),
            String(value).toWellFormed(),
          ]),
        );
      }),
    );
  });

  it('fills secrets into plain text as they are', () => {
    const wire = encodeRequest(
      draft({ body: { kind: 'text', text: ['a', secretSlot('s')], contentType: 'text/plain' } }),
    );
    expect(wire.headers['Content-Type']).toEqual(['text/plain']);
    expect(fill(wire.body ?? [], () => '<b>')).toBe('a<b>');
  });

  it('says what is wrong with a value that JSON does not know', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => bodyOf({ kind: 'json', value: cycle as never })).toThrow(/cycle or BigInt/);
    expect(() => bodyOf({ kind: 'json', value: undefined as never })).toThrow(/no value/);
  });

  it('stays away from a GET, together with its content type', () => {
    const wire = encodeRequest(
      draft({ method: 'GET', headers: { 'content-type': 'text/x', A: 'b' }, body: { kind: 'json', value: {} } }),
    );
    expect(wire.body).toBeNull();
    expect(wire.headers).toEqual({ A: ['b'] });
  });
});

describe('the headers of a request', () => {
  it('refuses values that would start a new header', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('\r', '\n', '\r\nX-Admin: 1', '\0', '€'), anyText, (before, bad, after) => {
        expect(() => encodeRequest(draft({ headers: { 'X-Name': before + bad + after } }))).toThrow(/"X-Name"/);
      }),
    );
  });

  it('refuses reserved and malformed names, also with a secret as value', () => {
    expect(() => encodeRequest(draft({ headers: { Host: 'x' } }))).toThrow(/set by Eilbote itself/);
    expect(() => encodeRequest(draft({ headers: { 'Webhook-Signature': secretSlot('s') } }))).toThrow(/set by Eilbote/);
    expect(() => encodeRequest(draft({ headers: { 'a b': 'x' } }))).toThrow(/no valid header name/);
    expect(() =>
      encodeRequest(draft({ headers: { 'content-type': secretSlot('s') }, body: { kind: 'json', value: 1 } })),
    ).toThrow(/cannot be a secret/);
  });

  it('lets a header replace the content type of the body, whatever its case', () => {
    const wire = encodeRequest(
      draft({ headers: { 'CONTENT-TYPE': 'application/x' }, body: { kind: 'json', value: 1 } }),
    );
    expect(wire.headers).toEqual({ 'CONTENT-TYPE': ['application/x'] });
  });

  it('holds a secret as a slot', () => {
    const { headers } = encodeRequest(draft({ headers: { Authorization: secretSlot('header:Authorization') } }));
    expect(headers['Authorization']).toEqual([{ secret: 'header:Authorization', encoding: 'header' }]);
  });
});

describe('a frozen request', () => {
  it('keeps method, content type and body, and takes URL and other headers from the fresh one', () => {
    const first = encodeRequest(draft({ headers: { A: '1' }, body: { kind: 'json', value: { s: secretSlot('s') } } }));
    const frozen = freezeRequest(first);
    expect(JSON.stringify(frozen)).not.toContain('•••');
    const fresh = encodeRequest(draft({ method: 'PUT', url: { base: 'https://new.example/' }, headers: { A: '2' } }));
    expect(withFrozen(fresh, frozen)).toEqual({
      method: 'POST',
      url: ['https://new.example/'],
      headers: { 'Content-Type': ['application/json'], A: ['2'] },
      body: first.body,
    });
  });

  it('keeps the content type of the first attempt, however the fresh one spells it', () => {
    const body = { kind: 'json', value: 1 } as const;
    const frozen = freezeRequest(encodeRequest(draft({ headers: { 'content-type': 'application/x' }, body })));
    const fresh = encodeRequest(draft({ headers: { 'CONTENT-TYPE': 'application/y' }, body }));
    expect(withFrozen(fresh, frozen).headers).toEqual({ 'Content-Type': ['application/x'] });
  });

  it('has no body where the first attempt had none', () => {
    const frozen = freezeRequest(encodeRequest(draft({ method: 'GET' })));
    const fresh = encodeRequest(draft({ body: { kind: 'json', value: 1 } }));
    expect(withFrozen(fresh, frozen)).toMatchObject({ method: 'GET', body: null, headers: {} });
  });
});
