import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { fakeReceiver, gzipBomb, redirectTo, retryAfter } from './index.ts';

describe('a fake receiver', () => {
  it('keeps a call to the byte', async () => {
    await using receiver = await fakeReceiver();
    const body = Uint8Array.of(0xff, 0x00, 0x7b);
    await fetch(receiver.url('/hook?a=1&b=%C3%A4'), { method: 'PUT', body, headers: { 'X-Kind': 'test' } });
    const [call] = await receiver.received(1);
    expect(call).toMatchObject({ number: 1, method: 'PUT', url: '/hook?a=1&b=%C3%A4', path: '/hook' });
    expect(call?.query.get('b')).toBe('ä');
    expect(call?.headers['x-kind']).toBe('test');
    expect([...(call?.bytes ?? [])]).toEqual([0xff, 0x00, 0x7b]);
    expect(call?.client).toBeUndefined();
  });

  it('answers call by call as the script says, then as it does otherwise', async () => {
    await using receiver = await fakeReceiver({ script: [503, retryAfter(7), redirectTo('https://example.com/')] });
    const answers: [number, string][] = [];
    for (let call = 0; call < 4; call += 1) {
      const answer = await fetch(receiver.url(), { redirect: 'manual' });
      answers.push([answer.status, answer.headers.get('retry-after') ?? answer.headers.get('location') ?? '']);
      await answer.text();
    }
    expect(answers).toEqual([
      [503, ''],
      [429, '7'],
      [302, 'https://example.com/'],
      [200, ''],
    ]);
  });

  it('answers by what was asked, in JSON where the answer is an object', async () => {
    await using receiver = await fakeReceiver({ answer: ({ path }) => ({ body: { path } }) });
    receiver.answerNext(() => Promise.resolve({ status: 201, body: ['first'] }));
    const first = await fetch(receiver.url());
    expect([first.status, first.headers.get('content-type'), await first.json()]).toEqual([
      201,
      'application/json',
      ['first'],
    ]);
    expect(await (await fetch(receiver.url('/other'))).json()).toEqual({ path: '/other' });
  });

  it('sends a bomb that is small on the wire and large when it is unpacked', async () => {
    const bytes = 5_000_000;
    const { body } = gzipBomb(bytes);
    expect((body as Uint8Array).length).toBeLessThan(bytes / 500);
    await using receiver = await fakeReceiver({ answer: gzipBomb(bytes) });
    expect((await (await fetch(receiver.url())).arrayBuffer()).byteLength).toBe(bytes);
  });

  it('resets a connection, so that the caller sees it break', async () => {
    await using receiver = await fakeReceiver({ answer: 'reset' });
    await expect(fetch(receiver.url(), { method: 'POST', body: 'x' })).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    });
    expect(receiver.calls).toHaveLength(1);
  });

  it('keeps silent until it is closed', async () => {
    const receiver = await fakeReceiver({ answer: 'silence' });
    const call = fetch(receiver.url());
    await receiver.received(1);
    await Promise.all([expect(call).rejects.toThrow('fetch failed'), receiver.close()]);
  });

  it('lets a body drip byte by byte', async () => {
    await using receiver = await fakeReceiver({ answer: { body: 'drip', dripMs: 1 } });
    const socket = connect(receiver.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: receiver\r\nConnection: close\r\n\r\n');
    const portions: string[] = [];
    socket.on('data', (chunk) => portions.push(chunk.toString()));
    await once(socket, 'close');
    expect(portions.length).toBeGreaterThan(2);
    expect(portions.join('')).toMatch(/\r\n\r\ndrip$/);
  });

  it('delays an answer', async () => {
    await using receiver = await fakeReceiver({ answer: { status: 204, delayMs: 60 } });
    const begun = performance.now();
    expect((await fetch(receiver.url())).status).toBe(204);
    expect(performance.now() - begun).toBeGreaterThan(50);
  });

  it('waits for the call that a test looks for, past or to come', async () => {
    await using receiver = await fakeReceiver();
    const wanted = receiver.callThat(({ path }) => path === '/second');
    await fetch(receiver.url('/first'));
    await fetch(receiver.url('/second'));
    expect((await wanted).number).toBe(2);
    expect((await receiver.callThat(({ path }) => path === '/first')).number).toBe(1);
  });

  it('comes back at the port that it had, and says so where the port is taken', async () => {
    const receiver = await fakeReceiver();
    const { port } = receiver;
    await expect(fakeReceiver({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await receiver.close();
    await using again = await fakeReceiver({ port });
    expect((await fetch(again.url())).status).toBe(200);
  });

  it('breaks a call off that the answer of a test throws at', async () => {
    await using receiver = await fakeReceiver({
      answer: () => {
        throw new Error('a mistake in the test');
      },
    });
    await expect(fetch(receiver.url())).rejects.toThrow('fetch failed');
  });
});
