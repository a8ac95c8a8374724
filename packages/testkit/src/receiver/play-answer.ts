import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { FakeAnswer, FakeAnswerParts } from './fake-answer.ts';

/** Answers as told; `signal` ends delays and drips when the receiver is closed. */
export async function playAnswer(answer: FakeAnswer, response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (answer === 'silence') return;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const {
    status = 200,
    headers = {},
    body,
    delayMs = 0,
    dripMs,
  } = typeof answer === 'number' ? { status: answer } : answer;
  if (delayMs > 0) await setTimeout(delayMs, undefined, { signal });
  const bytes = bytesOf(body);
  const length = bytes === undefined || forbidsBody(status) ? {} : { 'Content-Length': String(bytes.length) };
  response.writeHead(status, { ...typeOf(body), ...length, ...headers });
  if (dripMs === undefined) {
    response.end(bytes);
    return;
  }
  response.flushHeaders();
  for (const byte of bytes ?? []) {
    if (response.destroyed) return;
    response.write(Uint8Array.of(byte));
    await setTimeout(dripMs, undefined, { signal });
  }
  response.end();
}

type Body = FakeAnswerParts['body'];

const forbidsBody = (status: number): boolean => status === 204 || status === 304;

const isRaw = (body: NonNullable<Body>): body is string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array;

function bytesOf(body: Body): Uint8Array | undefined {
  if (body === undefined) return undefined;
  if (!isRaw(body)) return Buffer.from(JSON.stringify(body));
  return typeof body === 'string' ? Buffer.from(body) : body;
}

const typeOf = (body: Body) => (body === undefined || isRaw(body) ? {} : { 'Content-Type': 'application/json' });
