import { hash } from 'node:crypto';
import type { TransportAnswer } from '../../ports/index.ts';
import { maskHeaders, maskUrl, maskValues } from '../../redaction/index.ts';
import { mask } from '../../request/index.ts';
import type { ReceivedAnswer, SentRequest } from './exchange.ts';
import type { PreparedCall } from './prepare-call.ts';

const mostHeaders = 64;
const mostHeaderCharacters = 8 * 1024;

/** What is kept of the request of a call. */
export function sentRequest({ request, url, body, shownHeaders }: PreparedCall): SentRequest {
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

/**
 * What is kept of an answer: headers within a limit, and nothing that is secret.
 *
 * @param secretValues what must not be seen, should the receiver echo it
 */
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
