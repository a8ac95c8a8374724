import { hash } from 'node:crypto';
import type { TransportAnswer } from '../../ports/index.ts';
import { maskHeader, maskUrl, maskValues } from '../../redaction/index.ts';
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
  const { status, body, bodyIncomplete } = answer;
  const masked = secretValues.length === 0 ? asItIs : (text: string) => maskValues(text, secretValues);
  const { headers, omitted } = keptHeaders(answer.headers, masked);
  return {
    status,
    headers,
    ...(omitted === 0 ? {} : { omittedHeaders: omitted }),
    body: masked(body),
    bodyBytes: Buffer.byteLength(body),
    bodyIncomplete,
  };
}

const asItIs = (text: string): string => text;

function keptHeaders(answered: TransportAnswer['headers'], masked: (text: string) => string) {
  const headers: { [name: string]: string } = {};
  let [room, count, omitted] = [mostHeaderCharacters, 0, 0];
  for (const name of Object.keys(answered)) {
    const value = answered[name] ?? '';
    const characters = name.length + value.length;
    if (count === mostHeaders || characters > room || name === '__proto__') {
      omitted += 1;
      continue;
    }
    count += 1;
    room -= characters;
    headers[name] = masked(maskHeader(name, value));
  }
  return { headers, omitted };
}
