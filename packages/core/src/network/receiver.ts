import type { EilboteError } from '@eilbote/contract';
import { isIP } from 'node:net';
import { NETWORK_CREDENTIALS_REFUSED, NETWORK_SCHEME_REFUSED, NETWORK_URL_INVALID } from './errors.ts';

/** Where a URL leads, as the URL standard reads it: never the typed text. */
export interface Receiver {
  /** The whole URL in the standard's own spelling: what is judged is what is called. */
  readonly url: string;
  readonly secure: boolean;
  /** Lower case, punycode, without a trailing dot; an IPv6 address without brackets. */
  readonly host: string;
  /** The host is an address; there is nothing to resolve. */
  readonly literal: boolean;
  readonly port: number;
  /** The name to resolve: a trailing dot is kept, it means "no search domains". */
  readonly name: string;
}

/** Reads the receiver out of a URL, or says why it cannot be one. */
export function readReceiver(text: string): Receiver | EilboteError {
  const url = URL.parse(text);
  if (url === null) return NETWORK_URL_INVALID({});
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return NETWORK_SCHEME_REFUSED({ scheme: url.protocol });
  if (url.username !== '' || url.password !== '') return NETWORK_CREDENTIALS_REFUSED({});
  const name = withoutBrackets(url.hostname);
  const host = withoutTrailingDot(name);
  if (host === '') return NETWORK_URL_INVALID({});
  const secure = url.protocol === 'https:';
  return {
    url: url.href,
    secure,
    host,
    literal: isIP(host) !== 0,
    port: Number(url.port) || (secure ? 443 : 80),
    name,
  };
}

/** RFC 6761 6.3: these names mean this machine. */
export const isLocalhost = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

/** The host of a rule in the same spelling as {@link Receiver.host}; `undefined` when it is none. */
export function canonicalHost(text: string): string | undefined {
  const bracketed = isIP(text) === 6 ? `[${text}]` : text;
  const url = /[/?#@\\\s]/.test(bracketed) ? null : URL.parse(`http://${bracketed}/`);
  if (url === null || url.port !== '') return undefined;
  return withoutTrailingDot(withoutBrackets(url.hostname)) || undefined;
}

const withoutBrackets = (host: string): string => (host.startsWith('[') ? host.slice(1, -1) : host);

const withoutTrailingDot = (host: string): string => (host.endsWith('.') ? host.slice(0, -1) : host);
