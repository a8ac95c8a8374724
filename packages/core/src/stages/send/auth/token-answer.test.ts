import { describe, expect, it } from 'vitest';
import { readTokenAnswer } from './token-answer.ts';

const read = (status: number, body: unknown, bodyIncomplete = false) =>
  readTokenAnswer({ status, body: typeof body === 'string' ? body : JSON.stringify(body), bodyIncomplete });
const good = { access_token: 'a.b-c_~+/==', token_type: 'bearer', expires_in: 300 };

describe('the answer of a token endpoint', () => {
  it.each([
    ['as RFC 6749 writes it', good, 300_000],
    ['with its lifetime as a text', { ...good, expires_in: '300' }, 300_000],
    ['without a lifetime', { ...good, expires_in: undefined }, 3_600_000],
    ['with a lifetime that makes no sense', { ...good, expires_in: -1 }, 3_600_000],
    ['without a type', { ...good, token_type: undefined }, 300_000],
  ])('is a token %s', (_, body, lifetimeMs) =>
    expect(read(200, body)).toEqual({ kind: 'token', token: good.access_token, lifetimeMs }),
  );

  it.each([
    ['no JSON', '<html>'],
    ['a list', []],
    ['no token', {}],
    ['a token that is no text', { access_token: 1 }],
    ['a token that would start a header', { access_token: 'a\r\nX-Evil: 1' }],
    ['an empty token', { access_token: '' }],
  ])('is unavailable with %s', (_, body) => expect(read(200, body)).toMatchObject({ kind: 'unavailable' }));

  it('is unavailable when it broke off', () => expect(read(200, good, true)).toMatchObject({ kind: 'unavailable' }));

  it.each([408, 425, 429, 500, 503])('is unavailable with %i', (status) =>
    expect(read(status, { error: 'x' })).toEqual({ kind: 'unavailable', reason: `answered ${status}` }),
  );

  it('is a refusal with any other status, and names the code of the error but not its description', () => {
    const body = { error: 'invalid_client', error_description: 'secret "geheim" is wrong' };
    expect(read(401, body)).toEqual({ kind: 'refused', reason: 'answered 401 invalid_client' });
    expect(read(400, { error: 'no <code>' })).toEqual({ kind: 'refused', reason: 'answered 400' });
    expect(read(302, '')).toEqual({ kind: 'refused', reason: 'answered 302' });
    expect(read(200, { ...good, token_type: 'mac' })).toMatchObject({ kind: 'refused' });
  });
});

describe('the answer of a token endpoint of an own kind', () => {
  const own = { answer: { token: ['/data/access~1token', '/token'], refreshToken: '/renew' }, lifetimeSeconds: 60 };
  const readOwn = (body: unknown) =>
    readTokenAnswer({ status: 200, body: JSON.stringify(body), bodyIncomplete: false }, own);

  it('is a token at the first place that has a text', () => {
    const found = { kind: 'token', token: '12|a', lifetimeMs: 60_000 };
    expect(readOwn({ data: { 'access/token': '12|a' }, token: 'b' })).toEqual(found);
    expect(readOwn({ data: null, token: '12|a', token_type: 'jwt' })).toEqual(found);
    expect(readOwn({ token: '12|a', renew: 'r' })).toEqual({ ...found, refreshToken: 'r' });
  });

  it('lasts as long as the answer tells at the place for it', () => {
    const answer = { ...own.answer, lifetimeSeconds: '/data/ttl' };
    const body = JSON.stringify({ token: 'a', data: { ttl: '90' } });
    const read = readTokenAnswer({ status: 200, body, bodyIncomplete: false }, { ...own, answer });
    expect(read).toMatchObject({ lifetimeMs: 90_000 });
  });

  it.each([
    ['nothing', {}],
    ['a number', { token: 1 }],
    ['a text that would start a header', { token: 'a\r\nX-Evil: 1' }],
    ['two words', { token: 'a b' }],
  ])('is unavailable with %s in its place', (_, body) => expect(readOwn(body)).toMatchObject({ kind: 'unavailable' }));
});
