import type { Got, Request } from 'got';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FailureClass } from '@eilbote/contract';
import { TransportFailure, type TransportAnswer, type TransportCall, type TransportTimings } from '../ports/index.ts';
import { hasBegunToAnswer } from './socket-traffic.ts';
import { transportFailure } from './transport-failure.ts';

/** A kept-alive connection turned out to be closed by the receiver before it had read anything of the call. */
export class StaleConnection extends Error {}

/**
 * One call over got's stream. As soon as there is a status line there is an answer: what goes wrong later only makes
 * its body incomplete.
 * @throws TransportFailure, StaleConnection
 */
export function gotExchange(client: Got, call: TransportCall): Promise<TransportAnswer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const stream = client.stream(call.url, optionsOf(call));
    const chunks: Buffer[] = [];
    let room = call.maximumAnswerBytes;
    let settled = false;

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(deadline);
      call.signal.removeEventListener('abort', onAbort);
      return true;
    };
    const answer = (bodyIncomplete: boolean) => {
      if (!settle()) return;
      const { response } = stream;
      const status = response?.statusCode ?? 0;
      if (isRefusedByProxy(call, status)) {
        stream.destroy();
        reject(new TransportFailure('PROXY_FAILED', `PROXY_${status}`));
        return;
      }
      if (response === undefined || status < 200 || status > 599) {
        stream.destroy();
        reject(new TransportFailure('PROTOCOL_ERROR', `status ${status}`));
        return;
      }
      resolve({
        status,
        headers: headersOf(response.headers),
        body: textOf(chunks),
        bodyIncomplete,
        timings: timingsOf(stream, started),
        ...shownCertificate(stream),
      });
    };
    const fail = (failure: Error) => {
      if (settle()) reject(failure);
    };

    const deadline = setTimeout(() => {
      if (stream.response === undefined) fail(new TransportFailure(latePhase(stream, call), 'deadline'));
      else answer(true);
      stream.destroy();
    }, call.deadlineMs);
    const onAbort = () => {
      fail(new TransportFailure('INTERRUPTED', 'stopped'));
      stream.destroy();
    };
    call.signal.addEventListener('abort', onAbort, { once: true });
    if (call.signal.aborted) onAbort();

    stream.on('data', (chunk: Buffer) => {
      if (settled) return;
      if (chunk.length <= room) {
        room -= chunk.length;
        chunks.push(chunk);
        return;
      }
      chunks.push(chunk.subarray(0, room));
      answer(true);
      stream.destroy();
    });
    stream.on('end', () => answer(false));
    stream.on('error', (error: Error) => {
      if (stream.response !== undefined) answer(true);
      else fail(isStale(stream, error) ? new StaleConnection() : failureOf(call, error));
    });
    // Nobody has asked for another protocol; without a listener the socket would stay open unread.
    stream.on('upgrade', (_response: unknown, socket: Socket) => {
      socket.destroy();
      fail(new TransportFailure('PROTOCOL_ERROR', 'status 101'));
      stream.destroy();
    });
    let interimAnswers = 0;
    stream.on('information', () => {
      interimAnswers += 1;
      if (interimAnswers <= maximumInterimAnswers) return;
      fail(new TransportFailure('PROTOCOL_ERROR', 'too many interim answers'));
      stream.destroy();
    });
    if (call.body === undefined) stream.end();
  });
}

/** Of 1xx answers before the real one. A receiver that sends more wants to keep us busy. */
const maximumInterimAnswers = 100;

const optionsOf = ({ method, headers, body }: TransportCall) =>
  body === undefined ? { method, headers } : { method, headers, body };

/** What had not happened when time was over. */
function latePhase(stream: Request, { url, proxy }: TransportCall): FailureClass {
  const { timings } = stream;
  if (timings?.connect === undefined) return proxy === undefined ? 'CONNECT_TIMEOUT' : 'PROXY_FAILED';
  if (timings.secureConnect === undefined && url.startsWith('https:')) return 'TLS_HANDSHAKE';
  return hasBegunToAnswer(stream.socket) ? 'BODY_TIMEOUT' : 'RESPONSE_TIMEOUT';
}

/** RFC 9110 15.5.8: the answer of the proxy itself to a call that it was to hand on. */
const isRefusedByProxy = ({ proxy, url }: TransportCall, status: number): boolean =>
  status === 407 && proxy !== undefined && !url.startsWith('https:');

/** Without TLS every connection is one to the proxy, and so is what fails before it stands. */
function failureOf({ proxy, url }: TransportCall, error: unknown): TransportFailure {
  const failure = transportFailure(error);
  const isOfProxy = proxy !== undefined && !url.startsWith('https:') && beforeConnection.has(failure.failure);
  return isOfProxy ? new TransportFailure('PROXY_FAILED', failure.message) : failure;
}

const beforeConnection: ReadonlySet<FailureClass> = new Set([
  'CONNECT_REFUSED',
  'CONNECT_TIMEOUT',
  'TLS_CERT_INVALID',
  'TLS_HANDSHAKE',
]);

function isStale(stream: Request, error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return (
    stream.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE') && !hasBegunToAnswer(stream.socket)
  );
}

function headersOf(headers: IncomingHttpHeaders): { readonly [name: string]: string } {
  const joined = Object.create(null) as { [name: string]: string };
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}

/** Of a new TLS connection; the certificate of one that is used again was told before. */
function shownCertificate(stream: Request): Pick<TransportAnswer, 'certificate'> {
  const { socket } = stream;
  if (stream.reusedSocket === true || !(socket instanceof TLSSocket)) return {};
  const validUntil = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(validUntil) ? {} : { certificate: { validUntil } };
}

const textOf = (chunks: readonly Buffer[]): string =>
  (chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)).toString('utf8');

function timingsOf(stream: Request, started: number): TransportTimings {
  const total = rounded(performance.now() - started);
  const { timings } = stream;
  if (timings === undefined) return { total };
  const since = (moment: number | undefined) =>
    moment === undefined ? undefined : Math.min(total, Math.max(0, moment - timings.start));
  const connected = stream.reusedSocket === true ? undefined : since(timings.connect);
  const secured = stream.reusedSocket === true ? undefined : since(timings.secureConnect);
  const firstByte = since(timings.response);
  return {
    ...(connected !== undefined && { connected }),
    ...(secured !== undefined && { secured }),
    ...(firstByte !== undefined && { firstByte }),
    total,
  };
}

/** To a tenth of a millisecond. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
