import { valueText } from '../value-text.ts';

const references: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// XML 1.0 2.2: these cannot stand in a document, not even as a reference.
const forbidden = /(?![\t\r\n])\p{Cc}|[\ufffe\uffff]/gu;

export const xmlWriter = {
  literal: (text: string) => text,
  value: (value: unknown) =>
    valueText(value)
      .toWellFormed()
      .replaceAll(forbidden, '\ufffd')
      .replaceAll(/[&<>"']/g, (character) => references[character] ?? ''),
  end() {},
};
