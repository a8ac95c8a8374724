import { percentEncode } from '../request/secret-encoding.ts';
import { sentinel } from './sentinel.ts';

/** Shorter values occur by chance; masking them would spoil the text and protect nothing. */
const shortestValue = 4;

/**
 * Leaves out secrets that somebody echoes back, as they are, escaped for JSON, for JSON within JSON, for a URL in its
 * several manners, or for a URL within a URL. A receiver that answers with the request it got would otherwise put our
 * credentials into the history.
 */
export function maskValues(text: string, values: readonly string[]): string {
  let masked = text;
  for (const value of values) {
    if (value.length < shortestValue) continue;
    for (const spelling of spellings(value)) masked = masked.replaceAll(spelling, sentinel);
  }
  return masked;
}

const spellings = (value: string): ReadonlySet<string> => {
  const inJson = escaped(value);
  const inUrl = encodeURIComponent(value.toWellFormed());
  const inForm = new URLSearchParams([['', value]]).toString().slice(1);
  return new Set([value, inJson, escaped(inJson), inUrl, percentEncode(value), inForm, encodeURIComponent(inUrl)]);
};

const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);
