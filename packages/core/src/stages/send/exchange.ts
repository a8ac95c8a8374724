import type { FailureClass, HttpMethod } from '@eilbote/contract';
import { hash } from 'node:crypto';
import type { TransportAnswer, TransportTimings } from '../../ports/index.ts';
import { maskHeaders, maskUrl, maskValues } from '../../redaction/index.ts';
import { mask, type WireRequest } from '../../request/index.ts';
import type { PreparedCall } from './prepare-call.ts';

/** A call as it went over the wire, secrets masked: what `deliveries show` shows. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly attempt: number;
  readonly request: SentRequest;
  readonly answer?: ReceivedAnswer;
  /** Why there is no answer. */
  readonly failure?: { readonly failure: FailureClass; readonly detail: string };
  /** The address that was called; absent where none was found. */
  readonly address?: string;
  /** Of the network policy that allowed the call. */
  readonly policyRevision: string;
  readonly timings: TransportTimings;
}

export interface SentRequest {
  readonly method: HttpMethod;
  /** Scheme and host; path and query masked. */
  readonly maskedUrl: string;
  /** The whole URL, secrets masked. It may hold values of the record and tokens: seal it before it is stored. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  readonly bodyBytes: number;
  /** SHA-256 (hex) of the bytes sent, secrets included; absent without a body. */
  readonly bodySha256?: string;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** Headers that were not kept, because there were too many. */
  readonly omittedHeaders?: number;
  readonly body: string;
  /** Bytes of the body that were read. */
  readonly bodyBytes: number;
  /** The body was longer than the cap, or broke off. */
  readonly bodyIncomplete: boolean;
}

const mostHeaders = 64;
const mostHeaderCharacters = 8 * 1024;

export function sentRequest(request: WireRequest, { url, body, shownHeaders }: PreparedCall): SentRequest {
  return {
    method: request.method,
    maskedUrl: maskUrl(url, { hint: false }),
    url: mask(request.url),
    headers: shownHeaders,
    body: request.body === null ? null : mask(request.body),
    bodyBytes: body === undefined ? 0 : Buffer.byteLength(body),
    ...(body === undefined ? {} : { bodySha256: hash('sha256', body) }),
  };
}

/** @param secretValues what must not be seen, should the receiver echo it */
export function receivedAnswer(answer: TransportAnswer, secretValues: readonly string[]): ReceivedAnswer {
  const { status, bodyIncomplete } = answer;
  const { kept, omitted } = fewHeaders(answer.headers);
  const headers = maskHeaders(kept);
  return {
    status,
    headers: secretValues.length === 0 ? headers : mapValues(headers, (value) => maskValues(value, secretValues)),
    ...(omitted === 0 ? {} : { omittedHeaders: omitted }),
    body: secretValues.length === 0 ? answer.body : maskValues(answer.body, secretValues),
    bodyBytes: Buffer.byteLength(answer.body),
    bodyIncomplete,
  };
}

function fewHeaders(headers: TransportAnswer['headers']) {
  const kept: [name: string, value: string][] = [];
  let room = mostHeaderCharacters;
  const names = Object.keys(headers);
  for (const name of names) {
    const value = headers[name] ?? '';
    if (kept.length === mostHeaders || name.length + value.length > room) continue;
    room -= name.length + value.length;
    kept.push([name, value]);
  }
  return { kept: Object.fromEntries(kept), omitted: names.length - kept.length };
}

const mapValues = (headers: { readonly [name: string]: string }, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, change(value)]));
