import { maskUrl } from './mask-url.ts';
import { sentinel } from './sentinel.ts';

/** Parts of the names of headers whose values let their bearer in. */
const telling: readonly string[] = [
  'api-key',
  'apikey',
  'authorization',
  'cookie',
  'credential',
  'passwd',
  'password',
  'secret',
  'session',
  'token',
];

/** True when a header of this name carries a credential, whoever wrote it there. */
export function carriesCredential(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return telling.some((part) => lowerCase.includes(part));
}

/** Headers that hold a URL; where a redirect leads is often a signed, that is secret, one. */
const holdsUrl: ReadonlySet<string> = new Set(['location', 'content-location']);

/** The value of a header as it is kept: left out where it is a credential, a URL without path and query. */
export function maskHeader(name: string, value: string): string {
  if (carriesCredential(name)) return sentinel;
  return holdsUrl.has(name.toLowerCase()) ? maskUrl(value, { hint: false }) : value;
}
