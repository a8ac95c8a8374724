import type { EilboteError } from '@eilbote/contract';
import { isIP } from 'node:net';
import { NETWORK_PROXY_INVALID } from '../errors.ts';

/** A forward proxy: where it is, and how we are let in. */
export interface Proxy {
  /** Lower case, punycode, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The host is an address. */
  readonly literal: boolean;
  /** The connection to the proxy itself is TLS. */
  readonly secure: boolean;
  /** Value of `Proxy-Authorization`. */
  readonly authorization?: string;
}

/** What somebody has written of a proxy. */
export interface ProxyAccess {
  /** `http://proxy.company.lan:3128`; with `https://` the connection to the proxy is encrypted, too. */
  readonly url: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** Reads a proxy, or says why it cannot be one. A user and a password may stand in the URL as well. */
export function readProxy({ url: text, user, password }: ProxyAccess): Proxy | EilboteError {
  const url = URL.parse(text);
  const isProxy = url?.protocol === 'http:' || url?.protocol === 'https:';
  const host = url === null ? '' : url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (url === null || !isProxy || host === '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return NETWORK_PROXY_INVALID({});
  }
  const secure = url.protocol === 'https:';
  const name = user ?? decoded(url.username);
  const authorization = name === '' ? undefined : basic(name, password ?? decoded(url.password));
  return {
    host,
    port: Number(url.port) || (secure ? 443 : 80),
    literal: isIP(host) !== 0,
    secure,
    ...(authorization === undefined ? {} : { authorization }),
  };
}

export const isProxy = (read: Proxy | EilboteError): read is Proxy => 'literal' in read;

/** `proxy.company.lan:3128`, for people. */
export const proxyName = ({ host, port }: Pick<Proxy, 'host' | 'port'>): string => hostAndPort(host, port);

/** Host and port as they stand in a URL or a CONNECT. */
export const hostAndPort = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
