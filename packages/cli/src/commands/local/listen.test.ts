import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newSigningSecret, publicKeyOf, signatureOf, systemRandom } from '@eilbote/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../run.ts';
import { TestCli } from '../../testing/test-cli.ts';
import { misbehaviours } from './misbehaviour.ts';
import { verifySignature } from './verify-signature.ts';

describe('eilbote listen', () => {
  let cli: TestCli;
  beforeEach(() => {
    cli = new TestCli();
  });
  afterEach(() => cli[Symbol.asyncDispose]());

  /** Starts it and resolves with its URL once it listens. */
  async function listening(...argv: readonly string[]) {
    const out: string[] = [];
    const stop = new AbortController();
    const { promise: url, resolve, reject } = Promise.withResolvers<string>();
    const io = cli.io(
      (text) => {
        out.push(text);
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      },
      (text) => reject(new Error(text)),
      stop.signal,
    );
    const ended = run(['listen', '--port', '0', ...argv], io);
    return { url: await url, out, ended, stop };
  }

  it('shows method, decoded parameters and JSON of each call, and ends on Ctrl+C', async () => {
    const { url, out, ended, stop } = await listening();
    await fetch(`${url}hook?ereignis=Neues%20Projekt`, { method: 'POST', body: '{"Auftrag":{"AuftragsNr":"S019"}}' });
    stop.abort();
    expect(await ended).toBe(0);
    const text = out.join('\n');
    expect(text).toContain('ereignis = Neues Projekt');
    expect(text).toContain('"AuftragsNr": "S019"');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('misbehaves call by call as it is told, then answers 200', async () => {
    const { url, ended } = await listening('--fail', '503x2,reset,redirect,410,slow:20ms', '--count', '7');
    const statuses: (number | string)[] = [];
    for (let call = 0; call < 7; call += 1) {
      statuses.push(
        await fetch(url, { redirect: 'manual' }).then(
          ({ status }) => status,
          () => 'reset',
        ),
      );
    }
    expect(statuses).toEqual([503, 503, 'reset', 302, 410, 200, 200]);
    expect(await ended).toBe(0);
  });

  it('answers nothing on a timeout', async () => {
    const { url, ended } = await listening('--fail', 'timeout', '--count', '1');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(await ended).toBe(0);
  });

  it('checks signatures and keeps the calls', async () => {
    const secret = newSigningSecret(systemRandom());
    cli.env['SECRET'] = secret;
    const { url, out, ended } = await listening('--verify', 'env:SECRET', '--save', 'calls', '--json', '--count', '4');
    const send = (id: string, timestamp: number, signature?: string) => {
      const signed = signature === undefined ? {} : { 'webhook-signature': signature };
      const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), ...signed };
      return fetch(url, { method: 'POST', body: 'x', headers });
    };
    const now = Math.floor(Date.now() / 1000);
    await send('a', now, signatureOf({ id: 'a', timestamp: now, body: 'x' }, secret));
    await send('b', now, signatureOf({ id: 'other', timestamp: now, body: 'x' }, secret));
    await send('c', now - 900, signatureOf({ id: 'c', timestamp: now - 900, body: 'x' }, secret));
    await send('d', now);
    await ended;
    const calls = out.slice(1).map((line) => JSON.parse(line) as { signature: string });
    expect(calls.map(({ signature }) => signature)).toEqual(['valid', 'wrong', 'outdated', 'missing']);
    const files = readdirSync(join(cli.folder, 'calls')).toSorted();
    expect(files).toHaveLength(4);
    expect(JSON.parse(readFileSync(join(cli.folder, 'calls', files[0] ?? ''), 'utf8'))).toMatchObject({ number: 1 });
  });

  it('checks by a public key, and by a header of the receiver', async () => {
    const keyPair = newSigningSecret(systemRandom(), 'v1a');
    const now = Math.floor(Date.now() / 1000);
    const call = (body: string) => ({
      body,
      headers: {
        'webhook-id': 'a',
        'webhook-timestamp': String(now),
        'webhook-signature': `v1,x v1a,y ${signatureOf({ id: 'a', timestamp: now, body: 'x' }, keyPair)}`,
        'x-sig': `sha256=${createHmac('sha256', 'geheim').update('x').digest('hex')}`,
      },
    });
    const header = { name: 'X-Sig', prefix: 'sha256=' };
    const verdicts = (body: string) =>
      [{ secret: publicKeyOf(keyPair) ?? '' }, { secret: 'geheim', header }].map((known) =>
        verifySignature(call(body), known, now * 1000),
      );
    expect(verdicts('x')).toEqual(['valid', 'valid']);
    expect(verdicts('y')).toEqual(['wrong', 'wrong']);
    cli.env['SECRET'] = 'geheim';
    const args = ['--verify', 'env:SECRET', '--signature-header', 'X-Sig', '--signature-prefix', 'sha256='];
    const { url, out, ended } = await listening(...args, '--count', '1', '--json');
    await fetch(url, { method: 'POST', body: 'x', headers: { 'x-sig': call('x').headers['x-sig'] } });
    await ended;
    expect(JSON.parse(out.at(-1) ?? '')).toMatchObject({ signature: 'valid' });
    expect(await cli.run('listen', '--signature-header', 'X-Sig')).toMatchObject({ code: 2 });
    expect((await cli.run('listen', '--verify', 'env:SECRET')).err).toContain('[SIGNING_SECRET_INVALID]');
  });

  it('allows calls to whoever asks first', async () => {
    const { url, ended } = await listening('--count', '2');
    const headers = { 'WebHook-Request-Origin': 'erp.example.com' };
    const asked = await fetch(url, { method: 'OPTIONS', headers });
    expect([asked.headers.get('webhook-allowed-origin'), asked.headers.get('webhook-allowed-rate')]).toEqual([
      'erp.example.com',
      '*',
    ]);
    const plain = await fetch(url, { method: 'OPTIONS' });
    expect(plain.headers.get('webhook-allowed-origin')).toBeNull();
    await ended;
  });

  it('says that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect((await cli.run('listen', '--port', String(port))).err).toContain('[PORT_UNAVAILABLE]');
    await new Promise((resolve) => server.close(resolve));
  });

  it('reads a list of behaviours and refuses what it does not know', () => {
    expect(misbehaviours('503x2,slow:1m')).toEqual([
      { kind: 'status', status: 503 },
      { kind: 'status', status: 503 },
      { kind: 'slow', ms: 60_000 },
    ]);
    for (const wrong of ['99', 'slow', 'sloow:5s', '503x0', ''])
      expect(() => misbehaviours(wrong)).toThrow(/Expected is/);
  });
});
