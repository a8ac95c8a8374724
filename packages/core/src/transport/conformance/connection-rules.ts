import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { callTo, failureOf } from './exchange-with.ts';
import { answerText, rawServer } from './raw-server.ts';
import type { MakeTransport } from './make-transport.ts';

const here = { address: '127.0.0.1', family: 4 } as const;
const there = { address: '127.0.0.2', family: 4 } as const;

export function connectionRules(make: MakeTransport): void {
  it('connects to the approved address and asks no DNS, whatever host the URL names', async () => {
    await using server = await rawServer((socket) => socket.end(answerText('200 OK')));
    const answer = await make().exchange(callTo(`http://receiver.invalid:${server.port}/`));
    expect(answer.status).toBe(200);
    expect(server.received.toLowerCase()).toContain(`host: receiver.invalid:${server.port}`);
  });

  it('never uses a connection to one address for a call approved for another', async () => {
    const transport = make();
    await using first = await rawServer((socket) => socket.write(answerText('200 OK', 'first')));
    await using second = await rawServer((socket) => socket.write(answerText('200 OK', 'second')), {
      address: there.address,
      port: first.port,
    });
    const url = `http://receiver.invalid:${first.port}/`;
    const bodies = [];
    for (const address of [here, there, here, there]) {
      bodies.push((await transport.exchange(callTo(url, { address }))).body);
    }
    expect(bodies).toEqual(['first', 'second', 'first', 'second']);
    expect([first.connections, second.connections]).toEqual([1, 1]);
    await transport.close();
  });

  it('sends nothing over a socket that has reached another address', async () => {
    const transport = make();
    await using server = await rawServer((socket) => socket.end(answerText('200 OK')));
    // What `remoteAddress` reads; the property itself cannot be replaced.
    const peer = Socket.prototype as unknown as { _getpeername(): { address: string } };
    const spy = vi.spyOn(peer, '_getpeername').mockReturnValue({ address: '127.0.0.9' });
    try {
      expect(await failureOf(transport, callTo(`http://127.0.0.1:${server.port}/`))).toBe('INTERNAL');
    } finally {
      spy.mockRestore();
    }
    expect(server.received).toBe('');
  });

  it('keeps connections alive, until it is told to drop them', async () => {
    const transport = make();
    await using server = await rawServer((socket) => socket.write(answerText('200 OK')));
    const call = callTo(`http://127.0.0.1:${server.port}/`);
    await transport.exchange(call);
    await transport.exchange(call);
    expect(server.connections).toBe(1);
    transport.dropConnections();
    await server.closed(1);
    await transport.exchange(call);
    expect(server.connections).toBe(2);
    await transport.close();
    await server.closed(2);
  });

  it('lets a running call finish when connections are dropped, and closes its connection behind it', async () => {
    const transport = make();
    const arrived = Promise.withResolvers<Socket>();
    await using server = await rawServer((socket) => arrived.resolve(socket));
    const running = transport.exchange(callTo(`http://127.0.0.1:${server.port}/`));
    const socket = await arrived.promise;
    transport.dropConnections();
    socket.write(answerText('200 OK'));
    expect((await running).status).toBe(200);
    await server.closed(1);
  });

  it('sends again over a new connection when a kept-alive one was closed in the moment of sending', async () => {
    const transport = make();
    let calls = 0;
    await using server = await rawServer((socket, _text, connection) => {
      calls += 1;
      if (connection === 1 && calls > 1) socket.resetAndDestroy();
      else socket.write(answerText('200 OK'));
    });
    const call = callTo(`http://127.0.0.1:${server.port}/`);
    await transport.exchange(call);
    const answer = await transport.exchange(call);
    expect([answer.status, server.connections, calls]).toEqual([200, 2, 3]);
    await transport.close();
  });

  it('does so once, and not for a connection that was new', async () => {
    const transport = make();
    let calls = 0;
    await using server = await rawServer((socket) => {
      calls += 1;
      if (calls === 1) socket.write(answerText('200 OK'));
      else socket.destroy();
    });
    const call = callTo(`http://127.0.0.1:${server.port}/`);
    await transport.exchange(call);
    expect(await failureOf(transport, call)).toBe('CONNECTION_RESET');
    expect(calls).toBe(3);
    expect(await failureOf(transport, call)).toBe('CONNECTION_RESET');
    expect(calls).toBe(4);
  });

  it('does not when the receiver had begun to answer', async () => {
    const transport = make();
    let calls = 0;
    await using server = await rawServer((socket) => {
      calls += 1;
      if (calls === 1) socket.write(answerText('200 OK'));
      else socket.end('HTTP/1.1 20');
    });
    const call = callTo(`http://127.0.0.1:${server.port}/`);
    await transport.exchange(call);
    expect(await failureOf(transport, call)).toMatch(/CONNECTION_RESET|PROTOCOL_ERROR/);
    expect(calls).toBe(2);
  });

  it('closes an idle connection on which something comes that nobody asked for', async () => {
    const transport = make();
    const sockets: Socket[] = [];
    await using server = await rawServer((socket) => {
      sockets.push(socket);
      socket.write(answerText('200 OK', `connection ${sockets.length}`));
    });
    const call = callTo(`http://127.0.0.1:${server.port}/`);
    await transport.exchange(call);
    sockets[0]?.write(answerText('200 OK', 'forged'));
    await server.closed(1);
    expect((await transport.exchange(call)).body).toBe('connection 2');
    await transport.close();
  });

  it('stops at once when the call is called off', async () => {
    const transport = make();
    const arrived = Promise.withResolvers<void>();
    await using server = await rawServer(() => arrived.resolve());
    const stop = new AbortController();
    const running = failureOf(transport, callTo(`http://127.0.0.1:${server.port}/`, { signal: stop.signal }));
    await arrived.promise;
    stop.abort();
    expect(await running).toBe('INTERRUPTED');
    await server.closed(1);
    expect(await failureOf(transport, callTo(`http://127.0.0.1:${server.port}/`, { signal: stop.signal }))).toBe(
      'INTERRUPTED',
    );
  });

  it('says when nobody listens', async () => {
    const server = await rawServer(() => {});
    await server[Symbol.asyncDispose]();
    expect(await failureOf(make(), callTo(`http://127.0.0.1:${server.port}/`))).toBe('CONNECT_REFUSED');
  });
}
