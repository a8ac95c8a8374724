import { execFile, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { MeasuredCall } from './conformance/measured-call.ts';
import { answerText, rawServer } from './conformance/raw-server.ts';
import { selfSigned } from './conformance/test-certificates.ts';

const script = fileURLToPath(new URL('conformance/measured-call.ts', import.meta.url));
const run = promisify(execFile);

/** Calls the URL from a process of its own and tells what it cost. */
async function measure(url: string, args: readonly (string | number)[], env = {}): Promise<MeasuredCall> {
  const { stdout } = await run(process.execPath, [script, url, ...args.map(String)], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout) as MeasuredCall;
}

const mebibyte = 1024 * 1024;
const deadline = 1_000;
/** 64 MiB of zeros in 64 KiB; one after the other they are one endless gzip stream. */
const bomb = gzipSync(Buffer.alloc(64 * mebibyte));

/** Writes as fast as the reader takes it, for ever. */
function pour(socket: Socket, piece: Buffer): void {
  while (socket.writable && socket.write(piece));
  if (socket.writable) socket.once('drain', () => pour(socket, piece));
}

const dripping = (socket: Socket, piece: string) => {
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on('close', () => clearInterval(timer));
};

const attacks: { readonly [path: string]: (socket: Socket) => void } = {
  '/bomb': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
    pour(socket, bomb);
  },
  '/double-bomb': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n');
    pour(socket, gzipSync(bomb));
  },
  '/endless': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    pour(socket, Buffer.alloc(mebibyte, 'x'));
  },
  '/drip': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
    dripping(socket, 'x');
  },
  '/header-drip': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    dripping(socket, 'X-A: b\r\n');
  },
  '/interim-flood': (socket) => pour(socket, Buffer.from('HTTP/1.1 102 Processing\r\n\r\n'.repeat(1_000))),
  '/harmless': (socket) => {
    const body = gzipSync('Guten Tag');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    socket.write(Buffer.concat([Buffer.from(head), body]));
  },
};

describe('the transport on got, in a process of its own', () => {
  it.each([
    ['/bomb', 64 * 1024, 'answered 200'],
    ['/bomb', mebibyte, 'answered 200'],
    ['/double-bomb', 64 * 1024, 'answered 200'],
    ['/endless', 64 * 1024, 'answered 200'],
    ['/endless', mebibyte, 'answered 200'],
    ['/drip', 64 * 1024, 'answered 200'],
    ['/header-drip', 64 * 1024, 'BODY_TIMEOUT'],
    ['/interim-flood', 64 * 1024, 'PROTOCOL_ERROR'],
  ])('stays below 30 MB and within its deadline at %s with a cap of %i bytes', async (path, cap, end) => {
    await using server = await rawServer((socket, text) => attacks[text.split(' ')[1] ?? '']?.(socket));
    const cost = await measure(`http://127.0.0.1:${server.port}${path}`, [deadline, cap]);
    console.log(`${path} cap ${cap}: +${(cost.memory / 1e6).toFixed(1)} MB, ${cost.elapsed.toFixed(0)} ms`);
    expect(cost.ends).toEqual([end]);
    expect(cost.memory).toBeLessThan(30e6);
    expect(cost.elapsed).toBeLessThanOrEqual(deadline + 1_000);
  });

  it('refuses a wrong certificate where the environment turns verification off', async () => {
    const { certificate, key } = selfSigned('localhost');
    await using server = await rawServer((socket) => socket.write(answerText('200 OK')), {
      tls: { cert: certificate, key },
    });
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
    const { ends } = await measure(`https://localhost:${server.port}/`, [deadline], env);
    expect(ends).toEqual(['TLS_CERT_INVALID']);
  });

  it('calls through no proxy, even where Node is told to', async () => {
    await using proxy = await rawServer((socket) => socket.end(answerText('200 OK')));
    await using server = await rawServer((socket) => socket.end(answerText('204 No Content')));
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    const { ends } = await measure(`http://127.0.0.1:${server.port}/`, [deadline], env);
    expect([ends, proxy.connections]).toEqual([['answered 204'], 0]);
  });

  it('gives up a connection that is never accepted', async () => {
    // Listens with the shortest queue and never comes round to accepting.
    const deaf = spawn(process.execPath, [
      '-e',
      `const server = require('node:net').createServer();
       server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
         require('node:fs').writeSync(1, server.address().port + '\\n');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
       });`,
    ]);
    const [port] = await firstLine(deaf.stdout);
    const queue = Array.from({ length: 16 }, () =>
      connect({ port: Number(port), host: '127.0.0.1' }).on('error', () => {}),
    );
    try {
      const { ends, elapsed } = await measure(`http://127.0.0.1:${port}/`, [5_000]);
      expect(ends).toEqual(['CONNECT_TIMEOUT']);
      expect(elapsed).toBeLessThan(1_500);
    } finally {
      queue.forEach((socket) => socket.destroy());
      deaf.kill('SIGKILL');
    }
  });
});

async function firstLine(stream: NodeJS.ReadableStream): Promise<readonly string[]> {
  for await (const line of createInterface({ input: stream })) return [line];
  return [];
}
