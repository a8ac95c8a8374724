import type { EilboteError } from '@eilbote/contract';
import { HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID } from './errors.ts';

// RFC 9110 5.6.2: token.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// RFC 9110 5.5: field-value; obs-text is what Node writes as Latin-1.
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What frames the message, belongs to the connection, or is written by the send stage itself. */
const reserved: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'eilbote-test',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const reservedPrefix = 'webhook-';

/** What is wrong with a header that somebody wants to save; `undefined` when it may be sent. */
export function checkHeader(name: string, value: string): EilboteError | undefined {
  if (!token.test(name)) return HEADER_NAME_INVALID({ name });
  const lowerCase = name.toLowerCase();
  if (reserved.has(lowerCase) || lowerCase.startsWith(reservedPrefix)) return HEADER_RESERVED({ name });
  return checkHeaderValue(name, value);
}

/**
 * What is wrong with the value of a header; `undefined` when it may be sent. Line breaks, control characters and
 * characters beyond Latin-1 are refused: the first would start a new header, the last cannot be written.
 */
export function checkHeaderValue(name: string, value: string): EilboteError | undefined {
  if (fieldValue.test(value)) return undefined;
  const position = Array.from(value).findIndex((character) => !fieldValue.test(character));
  return HEADER_VALUE_INVALID({ name, position });
}
