import type { BodyDraft, SecretSlot, TextValue } from '@eilbote/contract';
import { jsonText } from './json-text.ts';
import { sealedText, type SealedText, type SecretPart } from './sealed-text.ts';
import { percentEncode } from './secret-encoding.ts';
import { textPart } from './text-value.ts';

/** A body as it is sent, and the content type that tells how to read it. */
export interface EncodedBody {
  readonly contentType: string;
  readonly text: SealedText;
}

/** Content type of a JSON body. */
export const jsonContentType = 'application/json';
/** Content type of a form body. */
export const formContentType = 'application/x-www-form-urlencoded';

/** @throws REQUEST_BODY_INVALID */
export function encodeBody(body: BodyDraft): EncodedBody {
  switch (body.kind) {
    case 'json':
      return { contentType: body.contentType ?? jsonContentType, text: jsonText(body.value) };
    case 'form':
      return { contentType: formContentType, text: formText(body.fields) };
    case 'text':
      return { contentType: body.contentType, text: plainParts(body.text) };
  }
}

/** Percent-encoded throughout: every form decoder reads it, and a blank is no `+` that somebody forgets to decode. */
function formText(fields: readonly (readonly [name: string, value: TextValue])[]): SealedText {
  const parts: (string | SecretPart)[] = [];
  let separator = '';
  for (const [name, value] of fields) {
    parts.push(`${separator}${percentEncode(name)}=`, textPart(value, 'url', percentEncode));
    separator = '&';
  }
  return sealedText(...parts);
}

const plainParts = (text: string | readonly (string | SecretSlot)[]): SealedText =>
  typeof text === 'string' ? sealedText(text) : sealedText(...text.map((part) => textPart(part, 'raw', asItIs)));

const asItIs = (text: string): string => text;
