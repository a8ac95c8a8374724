import { sentinel } from './sentinel.ts';

/** Characters at the end of a URL that tell two webhooks of one host apart. */
const hintLength = 4;
/** A shorter path and query would be given away by its last characters. */
const longEnoughForHint = 12;

/**
 * A URL as lists and logs show it: a path or query is often a credential. `https://hooks.example/•••1a2b`, the last
 * four characters as a hint where they give nothing away; without a path and query, the URL as it is.
 */
export function maskUrl(text: string, { hint = true }: { hint?: boolean } = {}): string {
  const url = URL.parse(text);
  if (url === null) return sentinel;
  const rest = `${url.pathname}${url.search}`.slice(1);
  if (rest === '') return `${url.protocol}//${url.host}/`;
  const shown = hint && rest.length >= longEnoughForHint ? rest.slice(-hintLength) : '';
  return `${url.protocol}//${url.host}/${sentinel}${shown}`;
}

/** Host and port of a URL, for sentences about a receiver; never path, query or user. */
export const hostOf = (text: string): string => URL.parse(text)?.host ?? sentinel;
