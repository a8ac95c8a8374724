/** CloudEvents 1.0.2, 3.2: no control characters, no half surrogates, nothing that Unicode calls no character. */
const forbidden = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu;

/** A text that may be a context attribute. */
export const contextText = (text: string): string => text.toWellFormed().replaceAll(forbidden, '\ufffd');

// RFC 3986: what may stand in a reference, and an encoding that stands there already.
const outside = /%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9\-._~:/?#@!$&'()*+,;=]/gu;

/** A text as a URI reference: what cannot stand there is percent-encoded. */
export const uriReference = (text: string): string => text.replaceAll(outside, encodeURIComponent);

/**
 * A value in a header (CloudEvents HTTP binding 1.0.2, 3.1.3.2): everything but printable ASCII is percent-encoded, and
 * blank, quotation mark and percent sign as well.
 */
export const headerText = (text: string): string =>
  text.replaceAll(/[^\u0021\u0023\u0024\u0026-\u007e]/gu, encodeURIComponent);
