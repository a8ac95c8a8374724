import { expect, it } from 'vitest';
import { answerText, rawServer } from './raw-server.ts';
import { callTo } from './exchange-with.ts';
import type { MakeTransport } from './make-transport.ts';

export function exchangeRules(make: MakeTransport): void {
  it('sends method, URL, headers and body as they are given, and nothing it makes up but what HTTP needs', async () => {
    await using server = await rawServer((socket) => socket.end(answerText('200 OK', 'danke')));
    const answer = await make().exchange(
      callTo(`http://127.0.0.1:${server.port}/h?a=M%FCller&b=%zz&c=x+y`, {
        method: 'PUT',
        headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Eilbote/test', 'X-Mandant': 'Tischlerei' },
        body: 'Grüße',
      }),
    );
    const [head = '', body] = server.received.split('\r\n\r\n');
    const [line, ...headers] = head.split('\r\n');
    expect(line).toBe('PUT /h?a=M%FCller&b=%zz&c=x+y HTTP/1.1');
    expect(Buffer.from(body ?? '', 'latin1').toString()).toBe('Grüße');
    expect(headers.map((header) => header.toLowerCase()).toSorted()).toEqual([
      'accept-encoding: identity',
      'connection: keep-alive',
      'content-length: 7',
      'content-type: text/plain',
      `host: 127.0.0.1:${server.port}`,
      'user-agent: eilbote/test',
      'x-mandant: tischlerei',
    ]);
    expect(answer).toMatchObject({ status: 200, body: 'danke', bodyIncomplete: false });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const)('sends a %s without a body', async (method) => {
    await using server = await rawServer((socket) => socket.end(answerText('204 No Content')));
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { method, body: undefined }));
    expect(answer.status).toBe(204);
    expect(server.received.toLowerCase()).not.toContain('transfer-encoding');
  });

  it('sends a GET with a body where somebody asks for one', async () => {
    await using server = await rawServer((socket) => socket.end(answerText('200 OK')));
    await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { method: 'GET', body: 'x=1' }));
    expect(server.received).toMatch(/^GET \/ HTTP\/1\.1\r\n.*\r\n\r\nx=1$/s);
  });

  it.each([301, 302, 303, 307, 308])('gives a redirect %i back untouched and calls nobody else', async (status) => {
    await using other = await rawServer((socket) => socket.end(answerText('200 OK')));
    const location = `http://127.0.0.1:${other.port}/secret`;
    await using server = await rawServer((socket) =>
      socket.end(answerText(`${status} Moved`, '', [`Location: ${location}`])),
    );
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer).toMatchObject({ status, headers: { location } });
    expect(other.connections).toBe(0);
  });

  it('gives every other status back as an answer', async () => {
    for (const status of [200, 202, 299, 304, 400, 404, 410, 429, 500, 503, 599]) {
      await using server = await rawServer((socket) => socket.end(answerText(`${status} Xyz`)));
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
      expect(answer.status).toBe(status);
    }
  });

  it('joins repeated headers, in lower case', async () => {
    const headers = ['X-Many: a', 'x-many: b', 'Set-Cookie: s=1', 'Set-Cookie: t=2', '__proto__: x'];
    await using server = await rawServer((socket) => socket.end(answerText('200 OK', '', headers)));
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer.headers).toMatchObject({ 'x-many': 'a, b', 'set-cookie': 's=1, t=2' });
  });

  it('keeps no cookies', async () => {
    const transport = make();
    await using server = await rawServer((socket) => socket.write(answerText('200 OK', '', ['Set-Cookie: s=1'])));
    await transport.exchange(callTo(`http://127.0.0.1:${server.port}/`));
    await transport.exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(server.received.toLowerCase()).not.toContain('cookie');
    await transport.close();
  });

  it('measures the phases', async () => {
    const transport = make();
    await using server = await rawServer((socket) => socket.write(answerText('200 OK')));
    const first = await transport.exchange(callTo(`http://127.0.0.1:${server.port}/`));
    const second = await transport.exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(first.timings.connected).toBeGreaterThanOrEqual(0);
    expect(first.timings.firstByte).toBeLessThanOrEqual(first.timings.total);
    expect(second.timings).not.toHaveProperty('connected');
    await transport.close();
  });

  it('ignores proxies of the environment', async () => {
    await using proxy = await rawServer((socket) => socket.end(answerText('200 OK')));
    await using server = await rawServer((socket) => socket.end(answerText('204 No Content')));
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
    const before = names.map((name) => [name, process.env[name]] as const);
    for (const name of names)
      process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${proxy.port}`;
    try {
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
      expect([answer.status, proxy.connections]).toEqual([204, 0]);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
}
