import type { LocalizedText } from '@eilbote/contract';
import { TEMPLATE_FAILED, TEMPLATE_NOT_XML } from '../errors.ts';
import { placeAt } from '../place.ts';
import { valueText } from '../value-text.ts';
import { XmlScanner, type XmlPlace } from './xml-scanner.ts';
import { escapeAttribute, escapeText, withoutForbidden } from './xml-text.ts';
import type { TemplateWriter } from './writer.ts';

/** Knows at every value where in the document it stands: read off what the template itself wrote so far. */
export function xmlWriter(): TemplateWriter {
  const scanner = new XmlScanner();
  return {
    literal(text) {
      scanner.read(text);
      return text;
    },
    value(value) {
      const encoded = encode(scanner, withoutForbidden(valueText(value)));
      scanner.pass(encoded);
      return encoded;
    },
    end(result) {
      scanner.end();
      const { fault } = scanner;
      if (fault !== undefined) throw TEMPLATE_NOT_XML({ ...placeAt(result, fault.offset), reason: fault.reason });
    },
  };
}

function encode({ place, fault }: XmlScanner, text: string): string {
  if (place === 'text' || fault !== undefined) return escapeText(text);
  if (place === 'quotes') return escapeAttribute(text);
  // The section is left for what it cannot hold: parsers read the same text.
  if (place === 'cdata') return /[\]>\r]/.test(text) ? `]]>${escapeText(text)}<![CDATA[` : text;
  if (place === 'outside' && text.trim() === '') return text;
  throw TEMPLATE_FAILED({ ...unknownPlace, reason: refusals[place] });
}

const unknownPlace = { line: 1, column: 1 };

const refusals: { readonly [place in Exclude<XmlPlace, 'text' | 'quotes' | 'cdata'>]: LocalizedText } = {
  outside: {
    de: 'Vor und hinter dem äußersten Element kann kein Wert stehen.',
    en: 'There can be no value before and behind the outermost element.',
  },
  tag: {
    de: 'Ein Wert in einem Element steht in Anführungszeichen: name="{{ … }}". Namen von Elementen und Attributen können keine Werte sein.',
    en: 'A value inside of an element stands in quotation marks: name="{{ ... }}". Names of elements and attributes cannot be values.',
  },
  comment: {
    de: 'In einem XML-Kommentar kann kein Wert stehen. Was nicht gesendet werden soll, schreiben Sie zwischen {% comment %} und {% endcomment %}.',
    en: 'No value can stand in an XML comment. Write what is not to be sent between {% comment %} and {% endcomment %}.',
  },
  instruction: {
    de: 'In einer Anweisung „<? … ?>“ kann kein Wert stehen.',
    en: 'No value can stand in an instruction "<? ... ?>".',
  },
  reference: {
    de: 'Zwischen „&“ und „;“ kann kein Wert stehen. Ein „&“ als Zeichen schreiben Sie „&amp;“.',
    en: 'No value can stand between "&" and ";". An "&" as a character is written "&amp;".',
  },
};
