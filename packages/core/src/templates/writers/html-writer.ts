import { valueText } from '../value-text.ts';
import { escapeAttribute, withoutForbidden } from './xml-text.ts';

/** HTML has its own rules of what is well-formed, so only values are seen to: they are safe in text and in quotes. */
export const htmlWriter = {
  literal: (text: string) => text,
  value: (value: unknown) => escapeAttribute(withoutForbidden(valueText(value))),
  end() {},
};
