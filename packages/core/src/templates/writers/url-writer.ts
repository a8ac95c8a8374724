import { REQUEST_URL_INVALID } from '../../request/errors.ts';
import { percentEncode } from '../../request/secret-encoding.ts';
import type { TemplateWriter } from './writer.ts';
import { valueText } from '../value-text.ts';

/**
 * Path and query behind a host. A path segment in which a value stands must not become empty, `.` or `..`: the call
 * would go to another resource.
 */
export function urlWriter(): TemplateWriter {
  let inPath = true;
  let segment = '';
  let holdsValue = false;
  const endSegment = () => {
    if (inPath && holdsValue && isEmptyOrDots(segment)) throw REQUEST_URL_INVALID({ reason: 'path' });
    segment = '';
    holdsValue = false;
  };
  return {
    literal(text) {
      for (const character of text) {
        if (!inPath) break;
        // A browser-like URL parser reads a backslash as a slash.
        if (character === '/' || character === '\\') endSegment();
        else if (character === '?' || character === '#') {
          endSegment();
          inPath = false;
        } else segment += character;
      }
      return text;
    },
    value(value) {
      const encoded = percentEncode(valueText(value));
      segment += encoded;
      holdsValue = true;
      return encoded;
    },
    end: endSegment,
  };
}

// The URL standard drops tabs and line breaks and reads %2e as a dot.
const isEmptyOrDots = (segment: string) =>
  /^\.{0,2}$/.test(segment.replaceAll(/[\t\r\n]/g, '').replaceAll(/%2e/gi, '.'));
