import { gzipSync } from 'node:zlib';
import type { JsonObject, JsonValue } from '@eilbote/contract';
import type { FakeCall } from './fake-call.ts';

/** How a fake receiver answers one call: a status alone, an answer in full, or a misbehaviour. */
export type FakeAnswer = number | FakeAnswerParts | FakeMisbehaviour;

/** A misbehaviour: `reset` breaks the connection off with a RST once the call is read, `silence` never answers. */
export type FakeMisbehaviour = 'reset' | 'silence';

export interface FakeAnswerParts {
  /** 200 when left out. */
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** Bytes or text as they are; anything else is sent as JSON. */
  readonly body?: string | Uint8Array | JsonObject | readonly JsonValue[];
  /** Real milliseconds from the last byte of the call to the first of the answer. */
  readonly delayMs?: number;
  /** Real milliseconds between two bytes of the body, which then come one by one. */
  readonly dripMs?: number;
}

/** Answers that depend on the call, or that come when a promise does. */
export type FakeAnswering = (call: FakeCall) => FakeAnswer | Promise<FakeAnswer>;

/** Too many calls: status 429, or another one, with `Retry-After` in seconds (RFC 9110, 10.2.3). */
export const retryAfter = (seconds: number, status = 429): FakeAnswerParts => ({
  status,
  headers: { 'Retry-After': String(seconds) },
});

/** Sends the caller elsewhere, which Eilbote refuses. */
export const redirectTo = (location: string, status = 302): FakeAnswerParts => ({ status, headers: { location } });

/** A body that takes little on the wire and so many bytes once it is decompressed. */
export const gzipBomb = (bytes: number): FakeAnswerParts => ({
  headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'text/plain' },
  body: gzipSync(Buffer.alloc(bytes)),
});
