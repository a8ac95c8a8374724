import { formWriter } from './writers/form-writer.ts';
import { htmlWriter } from './writers/html-writer.ts';
import { jsonWriter } from './writers/json-writer.ts';
import { textWriter } from './writers/text-writer.ts';
import { urlWriter } from './writers/url-writer.ts';
import type { TemplateWriter } from './writers/writer.ts';
import { xmlWriter } from './writers/xml-writer.ts';

/**
 * Where the result of a template stands, which decides how its values are encoded:
 * - `text`: as they are (an attribute or a header: the request encoder takes care of its position afterwards)
 * - `url`: path and query behind the host
 * - `json`: inside of a string its text, elsewhere a JSON literal
 * - `form`: `application/x-www-form-urlencoded`
 * - `xml`: text, quoted values and CDATA sections of XML; the result is well-formed
 * - `html`: text and quoted values of HTML
 */
export type TemplatePosition = 'text' | 'url' | 'json' | 'form' | 'xml' | 'html';

/** A fresh writer for each position. */
export const writerFor: { readonly [position in TemplatePosition]: () => TemplateWriter } = {
  text: () => textWriter,
  url: urlWriter,
  json: jsonWriter,
  form: () => formWriter,
  xml: xmlWriter,
  html: () => htmlWriter,
};
