import type { UrlDraft } from '@eilbote/contract';
import { REQUEST_URL_INVALID } from './errors.ts';
import { sealedText, type SealedText, type SecretPart } from './sealed-text.ts';
import { percentEncode } from './secret-encoding.ts';
import { textPart } from './text-value.ts';

/** In characters; beyond it most servers refuse anyway (they stop between 8 and 64 KiB). */
export const maximumUrlLength = 32_768;

/**
 * The absolute URL. Of `base` nothing changes but what the URL standard itself encodes (blank, quotes, `<`, `>`,
 * non-ASCII); its fragment is dropped, because it never reaches a server. Path segments and query values can hold any
 * text: they are percent-encoded and cannot leave their position.
 * @throws REQUEST_URL_INVALID
 */
export function encodeUrl({ base, path, query }: UrlDraft): SealedText {
  const url = parse(base);
  const address = url.origin + (path === undefined ? url.pathname : appendPath(url.pathname, path));
  if (query === undefined || query.length === 0) return within(sealedText(address + url.search));
  const parts: (string | SecretPart)[] = [address, url.search];
  let separator = separatorAfter(url.search);
  for (const [name, value] of query) {
    parts.push(`${separator}${percentEncode(name)}=`, textPart(value, 'url', percentEncode));
    separator = '&';
  }
  return within(sealedText(...parts));
}

function parse(base: string): URL {
  const url = URL.parse(base);
  if (url === null) throw REQUEST_URL_INVALID({ reason: 'syntax' });
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw REQUEST_URL_INVALID({ reason: 'scheme' });
  if (url.username !== '' || url.password !== '') throw REQUEST_URL_INVALID({ reason: 'credentials' });
  return url;
}

function separatorAfter(ownQuery: string): string {
  if (ownQuery === '') return '?';
  return ownQuery.endsWith('&') ? '' : '&';
}

function appendPath(own: string, segments: readonly string[]): string {
  let path = own.endsWith('/') ? own.slice(0, -1) : own;
  for (const segment of segments) path += `/${encodeSegment(segment)}`;
  return path;
}

/**
 * One path segment. Empty and dot segments are refused: encoding cannot disarm them, since the URL standard reads
 * `%2e%2e` as `..`.
 * @throws REQUEST_URL_INVALID
 */
export function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') throw REQUEST_URL_INVALID({ reason: 'path' });
  return percentEncode(segment);
}

function within(url: SealedText): SealedText {
  const length = url.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
  if (length > maximumUrlLength) throw REQUEST_URL_INVALID({ reason: 'length' });
  return url;
}
