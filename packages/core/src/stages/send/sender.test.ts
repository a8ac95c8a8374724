import { createHash, createHmac, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { tableResolver } from '../../network/conformance/table-resolver.ts';
import { anyText } from '../../request/conformance/any-text.ts';
import { SECRETS_KEY_MISSING } from '../../secrets/index.ts';
import { systemRandom } from '../../system/index.ts';
import { answerText, rawServer, type OnRequest, type RawServer } from '../../transport/conformance/raw-server.ts';
import { endOf, sendInput, sendStage } from './conformance/send-call.ts';
import { newSigningSecret, publicKeyOf, readPublicKey } from '../../signatures/index.ts';
import type { Exchange, SendInput, SendResult } from './index.ts';

const here = { allow: ['127.0.0.1', '*.example'] };
const greet: OnRequest = (socket) => socket.write(answerText('200 OK', 'danke'));

const requestTo = (server: RawServer, changes: Partial<SendInput['request']> = {}): SendInput['request'] => ({
  ...sendInput(`http://127.0.0.1:${server.port}/in`).request,
  ...changes,
});

const exchangeOf = (result: SendResult): Exchange => {
  if (result.kind !== 'answered') throw new Error(endOf(result));
  return result.exchange;
};

/** The head and the body of the last request, as received. */
function lastRequest(server: RawServer): { headers: Record<string, string>; body: string } {
  const text = Buffer.from(server.received, 'latin1').toString('utf8');
  const [head = '', ...body] = text.split('\r\n\r\n');
  const lines = head.split('\r\n').slice(1);
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: body.join('\r\n\r\n') };
}

describe('a call', () => {
  it('names Eilbote and its delivery, and keeps what it was', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const result = await stage.send('', { request: requestTo(server), deliveryId: 'dlv_7', attempt: 3 });
    expect(lastRequest(server).headers).toMatchObject({ 'user-agent': 'Eilbote/1.2.3', 'webhook-id': 'dlv_7' });
    expect(lastRequest(server).headers).not.toHaveProperty('webhook-signature');
    expect(result).toMatchObject({
      kind: 'answered',
      outcome: { kind: 'delivered' },
      exchange: {
        attempt: 3,
        address: '127.0.0.1',
        policyRevision: stage.guard.policy.revision,
        request: {
          method: 'POST',
          maskedUrl: `http://127.0.0.1:${server.port}/•••`,
          url: `http://127.0.0.1:${server.port}/in`,
          headers: { 'User-Agent': 'Eilbote/1.2.3', 'Content-Type': 'application/json', 'webhook-id': 'dlv_7' },
          body: '{"a":1}',
          bodyBytes: 7,
          bodySha256: createHash('sha256').update('{"a":1}').digest('hex'),
        },
        answer: { status: 200, body: 'danke', bodyBytes: 5, bodyIncomplete: false },
      },
    });
  });

  it('lets the webhook have its own User-Agent', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    await stage.send('', { request: requestTo(server, { headers: { 'user-agent': ['Tischlerei'] }, body: null }) });
    expect(lastRequest(server).headers['user-agent']).toBe('Tischlerei');
  });

  it('is signed over exactly the bytes that arrive, whatever they are, by every scheme', async () => {
    const v1 = newSigningSecret(systemRandom());
    const v1a = newSigningSecret(systemRandom(), 'v1a');
    const publicKey = readPublicKey(publicKeyOf(v1a) ?? '');
    const secrets = (slot: string) => ({ v1, v1a, shared: 'geheim' })[slot] ?? '';
    const bytes: string[] = [];
    await using server = await rawServer((socket, text) => {
      bytes.push(text);
      socket.write(answerText('200 OK'));
    });
    await using stage = sendStage(here, tableResolver());
    const sent = async (changes: Partial<SendInput>) => {
      bytes.length = 0;
      const result = await stage.send('', { secrets, ...changes });
      return { ...lastRequest({ received: bytes.join('') } as RawServer), request: exchangeOf(result).request };
    };
    const text = fc.oneof(anyText, fc.json(), fc.constantFrom('', '\uD800', 'a\uDC00b', '🪚'));
    await fc.assert(
      fc.asyncProperty(text, fc.uuid(), async (body, deliveryId) => {
        const request = requestTo(server, { body: [body] });
        const standard = await sent({ request, deliveryId, signing: { slots: ['v1', 'v1a'] } });
        expect(standard.body).toBe(body.toWellFormed());
        const timestamp = standard.headers['webhook-timestamp'] ?? '';
        const [symmetric, asymmetric = ''] = (standard.headers['webhook-signature'] ?? '').split(' ');
        expect(symmetric).toBe(new Webhook(v1).sign(deliveryId, new Date(Number(timestamp) * 1000), standard.body));
        const content = Buffer.from(`${deliveryId}.${timestamp}.${standard.body}`);
        expect(verify(null, content, publicKey ?? '', Buffer.from(asymmetric.slice(4), 'base64'))).toBe(true);
        expect(standard.request).toMatchObject({
          bodyBytes: Buffer.byteLength(standard.body),
          bodySha256: createHash('sha256').update(standard.body).digest('hex'),
        });
        const header = { name: 'X-Hub-Signature-256', prefix: 'sha256=' };
        const plain = await sent({ request, deliveryId, signing: { slots: ['shared'], header } });
        expect(plain.headers['x-hub-signature-256']).toBe(
          `sha256=${createHmac('sha256', 'geheim').update(plain.body).digest('hex')}`,
        );
        expect(plain.headers).not.toHaveProperty('webhook-signature');
      }),
      { numRuns: 100 },
    );
  });

  it('has one header that signs it, however another one of that name is written', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const headers = { 'x-SIG': ['forged'] };
    const signing = { slots: ['s'], header: { name: 'X-Sig' } };
    const result = await stage.send('', { request: requestTo(server, { headers }), secrets: () => 'geheim', signing });
    const right = createHmac('sha256', 'geheim').update('{"a":1}').digest('hex');
    expect(lastRequest(server).headers['x-sig']).toBe(right);
    expect(server.received).not.toContain('forged');
    expect(exchangeOf(result).request.headers).toMatchObject({ 'X-Sig': right });
  });

  it('waits while the secret that signs it cannot be read', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const secrets = () => {
      throw SECRETS_KEY_MISSING({});
    };
    const result = await stage.send('', { request: requestTo(server), secrets, signing: { slots: ['signing'] } });
    expect(result).toMatchObject({ kind: 'blocked', by: 'secrets' });
    expect(server.connections).toBe(0);
  });
});

describe('secrets of a call', () => {
  const canary = 'canary-"\\&-7f3a9';
  const slot = (encoding: 'json' | 'url' | 'header') => ({ secret: 'token', encoding });

  it('arrive at the receiver and nowhere else, even if it echoes them', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer((socket, text) => {
      const echo = Buffer.from(text, 'latin1').toString();
      socket.end(
        answerText('422 No', JSON.stringify({ echo }), [
          `X-Echo: ${encodeURIComponent(canary)}`,
          'Set-Cookie: s=canary',
        ]),
      );
    });
    const result = await stage.send('', {
      request: requestTo(server, {
        url: [`http://127.0.0.1:${server.port}/in?key=`, slot('url')],
        headers: { 'X-Key': [slot('header')], Authorization: ['Bearer plain-canary'] },
        body: ['{"token":"', slot('json'), '"}'],
      }),
      secrets: () => canary,
    });
    const { headers, body } = lastRequest(server);
    expect(JSON.parse(body)).toEqual({ token: canary });
    expect(headers).toMatchObject({ authorization: 'Bearer plain-canary' });
    expect(exchangeOf(result).request).toMatchObject({
      url: `http://127.0.0.1:${server.port}/in?key=•••`,
      headers: { 'X-Key': '•••', Authorization: '•••' },
      body: '{"token":"•••"}',
    });
    expect(exchangeOf(result).answer?.body).toContain('•••');
    expect(JSON.stringify(result)).not.toMatch(/canary/);
  });

  it('that cannot be read hold the delivery back, without a call', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const result = await stage.send('', {
      request: requestTo(server, { headers: { 'X-Key': [slot('header')] } }),
      secrets: () => {
        throw SECRETS_KEY_MISSING({});
      },
    });
    expect(result).toMatchObject({ kind: 'blocked', by: 'secrets', refusal: { code: 'SECRETS_KEY_MISSING' } });
    expect(server.connections).toBe(0);
  });

  it.each(['a\r\nX-Admin: 1', 'a\0', '€'])('cannot add a header: %j is not sent', async (value) => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const request = requestTo(server, { headers: { 'X-Key': ['Bearer ', slot('header')] } });
    const result = await stage.send('', { request, secrets: () => value });
    expect(result).toMatchObject({
      kind: 'unbuildable',
      failure: 'BUILD_FAILED',
      problem: { code: 'HEADER_VALUE_INVALID' },
    });
    expect(server.connections).toBe(0);
  });

  it.each(['Host', 'Content-Length', 'Transfer-Encoding', 'webhook-id', 'Webhook-Signature'])(
    'nor can a transformer set the header %s',
    async (name) => {
      await using stage = sendStage(here, tableResolver());
      await using server = await rawServer(greet);
      const result = await stage.send('', { request: requestTo(server, { headers: { [name]: ['1'] } }) });
      expect([endOf(result), server.connections]).toEqual(['HEADER_RESERVED', 0]);
    },
  );

  it('in a URL cannot leave their place', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer(greet);
    const value = 'x&admin=1#/../@evil.example\r\nHost: evil';
    const url = [`http://127.0.0.1:${server.port}/in?key=`, slot('url'), '&b=2'] as const;
    await stage.send('', { request: requestTo(server, { url }), secrets: () => value });
    const line = server.received.split('\r\n')[0]?.split(' ')[1] ?? '';
    expect([...new URL(line, 'http://a').searchParams]).toEqual([
      ['key', value],
      ['b', '2'],
    ]);
  });
});

describe('a call that gets no answer', () => {
  it('is tried again later, and the reason names the host alone', async () => {
    await using stage = sendStage(here, tableResolver({ 'a.example': ['127.0.0.1'] }));
    await using server = await rawServer((socket) => socket.destroy());
    const result = await stage.send(`http://a.example:${server.port}/geheim?token=geheim`);
    expect(result).toMatchObject({
      outcome: {
        kind: 'retry',
        failure: 'CONNECTION_RESET',
        reason: `no answer from a.example:${server.port} (ECONNRESET)`,
      },
      exchange: { address: '127.0.0.1', failure: { failure: 'CONNECTION_RESET' } },
    });
  });

  it('was made to another address of the name where the first does not answer', async () => {
    await using stage = sendStage(
      { allow: ['127.0.0.0/8'] },
      tableResolver({ 'a.example': ['127.0.0.2', '127.0.0.1'] }),
    );
    await using server = await rawServer(greet);
    const result = await stage.send(`http://a.example:${server.port}/`);
    expect([endOf(result), exchangeOf(result).address]).toEqual(['delivered', '127.0.0.1']);
  });

  it('is not made to another address once something may have been sent', async () => {
    await using stage = sendStage(
      { allow: ['127.0.0.0/8'] },
      tableResolver({ 'a.example': ['127.0.0.1', '127.0.0.2'] }),
    );
    await using server = await rawServer((socket) => socket.destroy());
    await using other = await rawServer(greet, { address: '127.0.0.2', port: server.port });
    const result = await stage.send(`http://a.example:${server.port}/`);
    expect([endOf(result), other.connections]).toEqual(['CONNECTION_RESET', 0]);
  });

  it('has one deadline over DNS and connection', async () => {
    await using slow = sendStage(here, { resolve: () => new Promise(() => {}) });
    const started = performance.now();
    const result = await slow.send('https://a.example/', { deadlineMs: 80 });
    expect(endOf(result)).toBe('DNS_TIMEOUT');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('is called off with the host, whatever it waits for', async () => {
    const stop = new AbortController();
    await using stage = sendStage(here, { resolve: () => new Promise(() => {}) });
    const waiting = stage.send('https://a.example/', { signal: stop.signal });
    await using server = await rawServer(() => stop.abort());
    const sending = stage.send('', { request: requestTo(server), signal: stop.signal });
    expect([await sending, await waiting]).toEqual([{ kind: 'aborted' }, { kind: 'aborted' }]);
    expect(await stage.send('', { request: requestTo(server), signal: stop.signal })).toEqual({ kind: 'aborted' });
  });
});

describe('an answer', () => {
  it('is kept within limits', async () => {
    await using stage = sendStage(here, tableResolver());
    const headers = Array.from({ length: 200 }, (_, n) => `X-Many-${n}: ${'y'.repeat(20)}`);
    await using server = await rawServer((socket) => socket.end(answerText('200 OK', 'x'.repeat(100_000), headers)));
    const { answer } = exchangeOf(await stage.send('', { request: requestTo(server) }));
    expect(Object.keys(answer?.headers ?? {})).toHaveLength(64);
    expect(answer).toMatchObject({ omittedHeaders: 137, bodyBytes: 65_536, bodyIncomplete: true });
  });

  it('whose body breaks off is a delivery all the same', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'));
    const result = await stage.send('', { request: requestTo(server) });
    expect(endOf(result)).toBe('delivered');
    expect(exchangeOf(result).answer).toMatchObject({ body: 'half', bodyIncomplete: true });
  });

  it('is first shown to the target system, whole', async () => {
    await using stage = sendStage(here, tableResolver());
    await using server = await rawServer((socket) =>
      socket.end(answerText('200 OK', '{"id":42}', ['Set-Cookie: s=1'])),
    );
    const result = await stage.send('', {
      request: requestTo(server),
      classify: ({ body, headers }) => ({ kind: 'delivered', remoteId: `${body} ${headers['set-cookie']}` }),
    });
    expect(result).toMatchObject({
      outcome: { remoteId: '{"id":42} s=1' },
      exchange: { answer: { headers: { 'set-cookie': '•••' } } },
    });
  });
});
