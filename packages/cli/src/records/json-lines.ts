import type { BackfillRecord, LocalizedText } from '@eilbote/core';
import type { ColumnNames } from './columns.ts';

type Fields = Extract<BackfillRecord, { readonly record: unknown }>['record'];

/** Each line as a record; its members are fields of the table. */
export function* jsonLineRecords(text: string, names: ColumnNames): Generator<BackfillRecord> {
  let line = 0;
  for (const each of text.split(/\r?\n/)) {
    line += 1;
    if (each.trim() !== '') yield { line, ...recordIn(each, names) };
  }
}

function recordIn(line: string, names: ColumnNames) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: noJson };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: noRecord };
  const members = Object.entries(value as Fields).map(([name, member]) => [names.get(name) ?? name, member] as const);
  return { record: Object.fromEntries(members) };
}

const noJson: LocalizedText = {
  de: 'Die Zeile enthält kein gültiges JSON.',
  en: 'The line holds no valid JSON.',
};

const noRecord: LocalizedText = {
  de: 'Die Zeile enthält keinen Datensatz, also kein { … }.',
  en: 'The line holds no record, that is no { … }.',
};
