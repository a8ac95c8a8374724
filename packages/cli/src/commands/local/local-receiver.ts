import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PORT_UNAVAILABLE } from '../../errors.ts';
import type { Behaviour } from './misbehaviour.ts';

/** A call as it arrived. */
export interface ReceivedCall {
  /** Counted from 1. */
  readonly number: number;
  /** RFC 3339. */
  readonly time: string;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the receiver does to it. */
  readonly answer: string;
}

/** Bodies beyond this are cut off: a receiver for trying things out need not hold more. */
const mostBytes = 16 * 1024 * 1024;

export interface LocalReceiver {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine only. Behaves as told call by call, then answers 200. @throws PORT_UNAVAILABLE */
export async function localReceiver(
  port: number,
  behaviours: readonly Behaviour[],
  arrived: (call: ReceivedCall) => void,
): Promise<LocalReceiver> {
  let count = 0;
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('error', () => {});
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      const behaviour = behaviours[count] ?? { kind: 'status', status: 200 };
      count += 1;
      arrived({
        number: count,
        time: new Date().toISOString(),
        method: request.method ?? '',
        url: request.url ?? '/',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        answer: nameOf(behaviour),
      });
      allowCalls(request, response);
      behave(behaviour, response, timers);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(PORT_UNAVAILABLE({ port, reason: cause.code ?? cause.message }, { cause })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whoever asks first (handshake of CloudEvents) may call: this receiver is there to be called. */
function allowCalls({ method, headers }: IncomingMessage, response: ServerResponse): void {
  const origin = headers['webhook-request-origin'];
  if (method !== 'OPTIONS' || typeof origin !== 'string') return;
  response.setHeader('WebHook-Allowed-Origin', origin);
  response.setHeader('WebHook-Allowed-Rate', '*');
}

function behave(behaviour: Behaviour, response: ServerResponse, timers: Set<NodeJS.Timeout>): void {
  switch (behaviour.kind) {
    case 'timeout':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'redirect':
      response.writeHead(302, { location: 'https://example.com/elsewhere' }).end();
      return;
    case 'slow':
      timers.add(setTimeout(() => answer(response, 200), behaviour.ms));
      return;
    default:
      answer(response, behaviour.status);
  }
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(status < 300 ? '{"ok":true}' : `{"ok":false,"status":${status}}`);
}

function nameOf(behaviour: Behaviour): string {
  if (behaviour.kind === 'status') return String(behaviour.status);
  return behaviour.kind === 'slow' ? `slow ${behaviour.ms} ms, 200` : behaviour.kind;
}
