import type { LocalizedText } from '@eilbote/contract';
import { xmlFaults } from './xml-faults.ts';
import { blank, name } from './xml-name.ts';
import { isReference } from './xml-text.ts';

/** A tag as it was read, or what is wrong with it. */
export type XmlTag =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string }
  | { readonly fault: LocalizedText };

const closeTag = new RegExp(`^</(${name})${blank}*>$`, 'u');
const tagName = new RegExp(`<(${name})`, 'uy');
const attribute = new RegExp(`${blank}+(${name})${blank}*=${blank}*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const tagEnd = new RegExp(`${blank}*(/?)>$`, 'uy');
const references = /&[^;]{0,12};?/g;

/** Reads a tag from its `<` to its `>`. */
export function readTag(text: string): XmlTag {
  const closed = closeTag.exec(text)?.[1];
  if (closed !== undefined) return { kind: 'close', name: closed };
  if (/^<!DOCTYPE/i.test(text)) return { fault: xmlFaults.documentType };
  tagName.lastIndex = 0;
  const opened = tagName.exec(text)?.[1];
  if (opened === undefined) return { fault: xmlFaults.tag };
  const names = new Set<string>();
  let at = tagName.lastIndex;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    const [, own = '', double, single = ''] = found;
    if (names.has(own)) return { fault: xmlFaults.attributeTwice(own) };
    if ((double ?? single).match(references)?.some((reference) => !isReference(reference)))
      return { fault: xmlFaults.reference };
    names.add(own);
    at = attribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(text);
  if (end === null) return { fault: xmlFaults.attributes(opened) };
  return { kind: end[1] === '/' ? 'empty' : 'open', name: opened };
}
