import type { LocalizedText, ValueSource } from '@eilbote/core';
import { ARGUMENT_INVALID } from '../errors.ts';
import { assignment } from './assignment.ts';

/** A target field and where its value comes from, as `--map` takes it. */
export interface MappedField {
  readonly name: string;
  readonly source: ValueSource;
}

/**
 * `name=text`, `name:=Field`, `name~=template`, or `name:=Field[0=offer; 5=invoice; *=other]` for a field whose values
 * are translated; `*` stands for all values that have no entry.
 * @throws ARGUMENT_INVALID
 */
export function mappedField(text: string): MappedField {
  const { name, kind, value } = assignment(text);
  switch (kind) {
    case 'text':
      return { name, source: { text: value } };
    case 'template':
      return { name, source: { template: value } };
    case 'field': {
      const [, field, table] = /^([^[]+)\[(.*)\]$/s.exec(value) ?? [];
      if (field === undefined || table === undefined) return { name, source: { field: value } };
      return { name, source: { field: field.trim(), ...lookupOf(table) } };
    }
  }
}

/** A source as {@link mappedField} reads it, without the name. */
export function sourceText(source: ValueSource): string {
  if ('text' in source) return `=${source.text}`;
  if ('template' in source) return `~=${source.template}`;
  if (!('lookup' in source)) return `:=${source.field}`;
  const { field, lookup, otherwise } = source;
  const entries = Object.entries(lookup).map(([value, entry]) => `${value}=${entry}`);
  return `:=${field}[${[...entries, ...(otherwise === undefined ? [] : [`*=${otherwise}`])].join('; ')}]`;
}

const others = '*';
const entryForm: LocalizedText = {
  de: 'eine Tabelle wie [0=Angebot; 5=Rechnung; *=Sonstiges]',
  en: 'a table like [0=offer; 5=invoice; *=other]',
};

function lookupOf(table: string): { readonly lookup: { [value: string]: string }; readonly otherwise?: string } {
  const entries = new Map(table.split(/[;\n]/).flatMap((line) => (line.trim() === '' ? [] : [entryOf(line)])));
  const otherwise = entries.get(others);
  entries.delete(others);
  return { lookup: Object.fromEntries(entries), ...(otherwise === undefined ? {} : { otherwise }) };
}

function entryOf(line: string): readonly [value: string, entry: string] {
  const at = line.indexOf('=');
  const value = line.slice(0, at).trim();
  if (at === -1 || value === '') throw ARGUMENT_INVALID({ argument: line.trim(), expected: entryForm });
  return [value, line.slice(at + 1).trim()];
}
