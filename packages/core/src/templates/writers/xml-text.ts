/** XML 1.0 2.2: the characters that cannot stand in a document, not even as a reference. */
const forbidden = /(?![\t\r\n])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]/gu;

/** Half surrogates and control characters become U+FFFD. */
export const withoutForbidden = (text: string): string => text.toWellFormed().replaceAll(forbidden, '\ufffd');

export const holdsForbidden = (text: string): boolean => text !== withoutForbidden(text);

/** Whether this, from `&` to `;`, stands for a character that a document may hold. Without a document type there are five names. */
export function isReference(text: string): boolean {
  const [, name, decimal, hexadecimal] =
    /^&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));$/.exec(text) ?? [];
  if (name !== undefined) return true;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10_ff_ff && !holdsForbidden(String.fromCodePoint(code));
}

const references: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const reference = (character: string): string => references[character] ?? character;

/** Between tags. A parser would read a carriage return as a line feed. */
export const escapeText = (text: string): string => text.replaceAll(/[&<>\r]/g, reference);

/** Inside of quotes, of either kind. A parser would read line breaks and tabs as blanks. */
export const escapeAttribute = (text: string): string => text.replaceAll(/[&<>"'\t\n\r]/g, reference);
