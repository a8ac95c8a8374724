import { setInterval } from 'node:timers';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { callTo, failureOf } from './exchange-with.ts';
import { answerText, rawServer } from './raw-server.ts';
import type { MakeTransport } from './make-transport.ts';

/** Writes a piece again and again, as fast as the reader takes it or every few milliseconds. */
function drip(socket: Socket, piece: string | Buffer, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => clearInterval(timer));
}

const deadlineMs = 150;

export function limitRules(make: MakeTransport): void {
  describe('the deadline', () => {
    const silence = (socket: Socket) => socket.resume();
    const headers = (socket: Socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'X-Drip: 1\r\n', 5);
    };
    const hints = (socket: Socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n', 5);

    it.each([
      ['silence', silence, 'RESPONSE_TIMEOUT'],
      ['endless headers', headers, 'BODY_TIMEOUT'],
      ['endless interim answers', hints, 'BODY_TIMEOUT'],
    ])('covers %s', async (_, answer, expected) => {
      await using server = await rawServer(answer);
      const started = performance.now();
      const failure = await failureOf(make(), callTo(`http://127.0.0.1:${server.port}/`, { deadlineMs }));
      expect(failure).toBe(expected);
      expect(performance.now() - started).toBeLessThan(deadlineMs + 1_000);
      await server.closed(1);
    });

    it('covers the body: a dripping one is cut, the answer counts', async () => {
      await using server = await rawServer((socket) => {
        socket.write('HTTP/1.1 201 Created\r\nContent-Length: 1000000\r\n\r\n');
        drip(socket, 'x', 5);
      });
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { deadlineMs }));
      expect(answer).toMatchObject({ status: 201, bodyIncomplete: true });
      expect(answer.body).toMatch(/^x+$/);
      expect(answer.timings.total).toBeLessThan(deadlineMs + 1_000);
      await server.closed(1);
    });

    it('covers a receiver that does not take the whole request', async () => {
      const server = createServer({ pauseOnConnect: true });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const call = callTo(`http://127.0.0.1:${port}/`, { deadlineMs: 400, body: 'x'.repeat(16 * 1024 * 1024) });
      expect(await failureOf(make(), call)).toBe('RESPONSE_TIMEOUT');
      server.close();
    });
  });

  describe('the cap on the body', () => {
    const cap = 1_000;

    it('lets a body of exactly that length pass whole', async () => {
      await using server = await rawServer((socket) => socket.end(answerText('200 OK', 'x'.repeat(cap))));
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { maximumAnswerBytes: cap }));
      expect([answer.body.length, answer.bodyIncomplete]).toEqual([cap, false]);
    });

    it('cuts an endless body and closes the connection', async () => {
      await using server = await rawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
        drip(socket, Buffer.alloc(100_000, 'y'), 1);
      });
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { maximumAnswerBytes: cap }));
      expect([answer.status, answer.body, answer.bodyIncomplete]).toEqual([200, 'y'.repeat(cap), true]);
      await server.closed(1);
    });

    it('counts what decompression gives, not what the wire carries', async () => {
      const bomb = gzipSync(Buffer.alloc(10_000_000));
      await using server = await rawServer((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
        socket.end(bomb);
      });
      const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`, { maximumAnswerBytes: cap }));
      expect([answer.status, answer.body.length, answer.bodyIncomplete]).toEqual([200, cap, true]);
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads an answer in %s, though nobody has asked for it', async (encoding, compress) => {
    const body = compress('Guten Tag');
    await using server = await rawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.end(body);
    });
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer).toMatchObject({ body: 'Guten Tag', bodyIncomplete: false });
  });

  it('takes a damaged compressed body for an incomplete one', async () => {
    const body = gzipSync('Guten Tag'.repeat(100)).fill(0, 15);
    await using server = await rawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.end(body);
    });
    const answer = await make().exchange(callTo(`http://127.0.0.1:${server.port}/`));
    expect(answer).toMatchObject({ status: 200, bodyIncomplete: true });
  });
}
