import { expect, it } from 'vitest';
import { callTo, failureOf } from './exchange-with.ts';
import { answerText, rawServer } from './raw-server.ts';
import type { MakeTransport } from './make-transport.ts';

export function faultRules(make: MakeTransport): void {
  it.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a status line without a number', 'HTTP/1.1 OK\r\n\r\n'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n'],
    ['a status beyond 599', answerText('999 What', '', ['Connection: close'])],
    ['a protocol switch nobody asked for', 'HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nxx'],
    ['two lengths that differ', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nbroken header\r\n\r\n'],
  ])('calls %s a protocol error', async (_, text) => {
    await using server = await rawServer((socket) => socket.write(text));
    const failure = await failureOf(make(), callTo(`http://127.0.0.1:${server.port}/`, { deadlineMs: 1_000 }));
    expect(failure).toBe('PROTOCOL_ERROR');
    await server.closed(1);
  });

  it('refuses headers without measure', async () => {
    await using server = await rawServer((socket) =>
      socket.end(answerText('200 OK', '', [`X-Big: ${'x'.repeat(40_000)}`])),
    );
    expect(await failureOf(make(), callTo(`http://127.0.0.1:${server.port}/`))).toBe('RESPONSE_TOO_LARGE');
  });

  it.each([
    ['is reset', 'resetAndDestroy'],
    ['is closed', 'destroy'],
    ['ends', 'end'],
  ] as const)('calls it a reset when the connection %s before an answer', async (_, how) => {
    await using server = await rawServer((socket) => socket[how]());
    expect(await failureOf(make(), callTo(`http://127.0.0.1:${server.port}/`))).toBe('CONNECTION_RESET');
    expect(server.connections).toBe(1);
  });

  it.each([
    ['is reset', 'resetAndDestroy'],
    ['ends early', 'end'],
  ] as const)('keeps the answer when the connection %s within the body', async (_, how) => {
    const sent = Promise.withResolvers<void>();
    await using server = await rawServer((socket) => {
      socket.write('HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nhalf', () => sent.resolve());
      // Behind the first bytes, so that a reset does not overtake them.
      void sent.promise.then(() => setTimeout(() => socket[how](), 20));
    });
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer).toMatchObject({ status: 202, body: 'half', bodyIncomplete: true });
  });

  it('keeps the answer when the chunks of its body are broken', async () => {
    await using server = await rawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n'),
    );
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer).toMatchObject({ status: 200, bodyIncomplete: true });
  });

  it('says nothing of the URL or the headers in a failure', async () => {
    await using server = await rawServer((socket) => socket.destroy());
    const call = callTo(`http://127.0.0.1:${server.port}/geheim?token=geheim`, { headers: { 'X-Key': 'geheim' } });
    const failure: unknown = await make()
      .exchange(call)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(JSON.stringify(failure, ['message', 'stack', 'cause', 'failure'])).not.toContain('geheim');
    expect(String((failure as Error).stack)).not.toContain('geheim');
  });
}
