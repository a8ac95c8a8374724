import type { LocalizedText } from '@eilbote/core';
import { ARGUMENT_INVALID } from '../errors.ts';

/** `name=text`, `name:=Field` or `name~=template`. */
export interface Assignment {
  readonly name: string;
  readonly kind: 'text' | 'field' | 'template';
  readonly value: string;
}

/** @throws ARGUMENT_INVALID */
export function assignment(text: string): Assignment {
  const at = text.indexOf('=');
  const sign = text[at - 1];
  const kind = sign === ':' ? 'field' : sign === '~' ? 'template' : 'text';
  const name = text.slice(0, kind === 'text' ? at : at - 1);
  if (at > 0 && name !== '') return { name, kind, value: text.slice(at + 1) };
  throw ARGUMENT_INVALID({
    argument: text,
    expected: {
      de: 'name=Text, name:=Feld oder name~=Vorlage',
      en: 'name=text, name:=Field or name~=template',
    },
  });
}

/** Two parts: `900/1m`, `name=url`. `expected` says what they are. @throws ARGUMENT_INVALID */
export function pair(text: string, separator: string, expected: LocalizedText): readonly [string, string] {
  const at = text.indexOf(separator);
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw ARGUMENT_INVALID({ argument: text, expected });
}
