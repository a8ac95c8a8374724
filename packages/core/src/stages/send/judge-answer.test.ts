import { delivered, failed, retry, skipped, type Outcome } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { judgeAnswer, type Classify } from './judge-answer.ts';

const url = 'https://hooks.example/in?token=geheim';
const judge = (status: number, headers: { [name: string]: string } = {}, classify?: Classify): Outcome =>
  judgeAnswer({ status, headers, body: '', url }, classify, Date.UTC(2026, 10, 24));

describe('an answer', () => {
  it.each([200, 201, 202, 204, 206, 299])('of %i is a delivery', (status) =>
    expect(judge(status)).toEqual({ kind: 'delivered' }),
  );

  it.each([
    [408, 'HTTP_4XX'],
    [425, 'HTTP_4XX'],
    [429, 'HTTP_429'],
    [500, 'HTTP_5XX'],
    [501, 'HTTP_5XX'],
    [503, 'HTTP_5XX'],
    [599, 'HTTP_5XX'],
  ] as const)('of %i is tried again (%s)', (status, failure) =>
    expect(judge(status)).toEqual({ kind: 'retry', failure, reason: `hooks.example answered ${status}` }),
  );

  it.each([
    [300, 'REDIRECT_REFUSED'],
    [302, 'REDIRECT_REFUSED'],
    [304, 'REDIRECT_REFUSED'],
    [400, 'HTTP_4XX'],
    [401, 'HTTP_401_403'],
    [403, 'HTTP_401_403'],
    [404, 'HTTP_404_410'],
    [410, 'HTTP_404_410'],
    [413, 'HTTP_413'],
    [418, 'HTTP_4XX'],
    [422, 'HTTP_4XX'],
  ] as const)('of %i has failed (%s)', (status, failure) =>
    expect(judge(status)).toEqual({ kind: 'failed', failure, reason: `hooks.example answered ${status}` }),
  );

  it('that redirects names where to, without the path', () => {
    const to = (location: string) => (judge(302, { location }) as { reason: string }).reason;
    expect(to('https://other.example:8443/a?b=geheim')).toBe(
      'hooks.example answered 302, a redirect to other.example:8443',
    );
    expect(to('/login?next=geheim')).toBe('hooks.example answered 302, a redirect to hooks.example');
    expect(to('https://[')).toBe('hooks.example answered 302, a redirect to an unreadable address');
  });

  it('may say when to come again', () => {
    expect(judge(503, { 'retry-after': '60' })).toMatchObject({ kind: 'retry', afterMs: 60_000 });
    expect(judge(404, { 'retry-after': '60' })).not.toHaveProperty('afterMs');
  });
});

describe('a target system', () => {
  it('is heard within limits: no secret, no novel, no silence for ever', () => {
    const quoting: Classify = () => failed('HTTP_4XX', `invalid token geheim42 ${'x'.repeat(10_000)}`);
    const { reason } = judgeAnswer({ status: 400, headers: {}, body: '', url }, quoting, 0, ['geheim42']) as {
      reason: string;
    };
    expect(reason).toMatch(/^invalid token ••• x{400,500}$/);
    expect(judge(429, {}, () => retry('HTTP_429', 'x', 1e15))).toMatchObject({ afterMs: 86_400_000 });
    expect(judge(429, {}, () => retry('HTTP_429', 'x', -5))).toMatchObject({ afterMs: 0 });
  });

  it('cannot change what is kept of the answer', () => {
    const headers = { 'retry-after': '60' };
    judge(503, headers, (answer) => {
      Object.assign(answer.headers, { 'retry-after': {} });
      return undefined;
    });
    expect(headers).toEqual({ 'retry-after': '60' });
  });

  it('has the first word', () => {
    expect(judge(404, {}, () => retry('HTTP_404_410', 'still being set up'))).toMatchObject({ kind: 'retry' });
    expect(judge(200, {}, () => failed('HTTP_4XX', 'ok: false'))).toMatchObject({ kind: 'failed' });
    expect(judge(409, {}, () => skipped('exists'))).toEqual({ kind: 'skipped', reason: 'exists' });
    expect(judge(409, {}, () => delivered('42'))).toEqual({ kind: 'delivered', remoteId: '42' });
  });

  it('leaves to the default table what it does not know', () => {
    expect(judge(500, {}, () => undefined)).toMatchObject({ kind: 'retry', failure: 'HTTP_5XX' });
  });

  it('asks for a retry, and Retry-After says when, unless it does itself', () => {
    const headers = { 'retry-after': '60' };
    expect(judge(404, headers, () => retry('HTTP_404_410', 'x'))).toMatchObject({ afterMs: 60_000 });
    expect(judge(404, headers, () => retry('HTTP_404_410', 'x', 5))).toMatchObject({ afterMs: 5 });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('geheim');
      },
    ],
    ['gives a promise', async () => delivered()],
    ['gives a promise that fails', () => Promise.reject(new Error('geheim'))],
    ['calls the thing by no text', () => ({ kind: 'delivered', remoteId: 42n })],
    [
      'gives something that cannot be looked at',
      () => ({
        get kind() {
          throw new Error('geheim');
        },
      }),
    ],
    ['gives nonsense', () => ({ kind: 'perhaps' })],
    ['gives an unknown failure', () => ({ kind: 'failed', failure: 'toString', reason: 'x' })],
    ['gives no reason', () => ({ kind: 'retry', failure: 'HTTP_5XX' })],
    ['gives a time that is none', () => ({ kind: 'retry', failure: 'HTTP_5XX', reason: 'x', afterMs: NaN })],
    ['gives null', () => null],
  ])('that %s spoils this delivery only, without another call', (_, classify) => {
    const outcome = judge(200, {}, classify as unknown as Classify);
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'PLUGIN_CRASHED' });
    expect(JSON.stringify(outcome)).not.toContain('geheim');
  });
});
