import { isSecretSlot, type TextValue } from '@eilbote/contract';
import { CONTENT_TYPE_SECRET } from './errors.ts';
import { checkHeader } from './header-check.ts';
import type { SealedText } from './sealed-text.ts';
import { plainText } from './text-value.ts';

/**
 * Headers as they are sent. Of two names that differ in case only, the later one counts. The content type belongs to
 * a body: it is the default unless a header says something else, and goes where there is no body.
 * @throws HEADER_NAME_INVALID, HEADER_RESERVED, HEADER_VALUE_INVALID, CONTENT_TYPE_SECRET
 */
export function encodeHeaders(
  headers: { readonly [name: string]: TextValue },
  defaultContentType: string | undefined,
): { readonly [name: string]: SealedText } {
  const encoded = new Map<string, readonly [name: string, value: SealedText]>();
  if (defaultContentType !== undefined) encoded.set('content-type', ['Content-Type', [defaultContentType]]);
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    const lowerCase = name.toLowerCase();
    if (value === undefined || (lowerCase === 'content-type' && defaultContentType === undefined)) continue;
    encoded.set(lowerCase, [name, encodeHeader(name, value)]);
  }
  return Object.fromEntries(encoded.values());
}

function encodeHeader(name: string, value: TextValue): SealedText {
  const slot = isSecretSlot(value);
  const text = slot ? '' : plainText(value);
  const problem = checkHeader(name, text);
  if (problem !== undefined) throw problem;
  if (!slot) return [text];
  if (name.toLowerCase() === 'content-type') throw CONTENT_TYPE_SECRET({});
  return [{ secret: value.$secret, encoding: 'header' }];
}
