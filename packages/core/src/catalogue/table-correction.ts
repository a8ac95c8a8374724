import type { LocalizedText, Table, TableField, TableFields } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import { flaw, type Flaw } from './flaw.ts';

/** What an installation does differently in a table that somebody else defined. */
export interface TableCorrection {
  readonly table: string;
  /** Adds fields; a field of the same name is replaced as a whole. */
  readonly fields?: TableFields;
  /** Fields that this installation has not got. */
  readonly without?: readonly string[];
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  readonly key?: readonly string[];
  /** `null` takes the parent away. */
  readonly parent?: Table['parent'] | null;
}

/**
 * Declares a correction, for `createHost({ corrections: [...] })`:
 *
 * ```ts
 * correctTable('Auftrag', {
 *   fields: { Farbton: { type: 'string', title: { de: 'Farbton', en: 'Colour' }, evidence: 'documented' } },
 *   without: ['Suchfeld10'],
 * });
 * ```
 *
 * So that the compiler knows the new fields too, name them in the interface `TableExtensions` of the contract.
 */
export function correctTable(table: string, correction: Omit<TableCorrection, 'table'>): TableCorrection {
  return { ...correction, table };
}

/** The corrected table: a new object, the given one stays as it is. */
export function applyCorrection(table: Table, correction: TableCorrection): Table {
  const fields = new Map<string, TableField>(Object.entries(table.fields));
  for (const name of correction.without ?? []) fields.delete(name);
  for (const [name, field] of Object.entries(correction.fields ?? {})) fields.set(name, field);
  const { parent: oldParent, ...rest } = table;
  const parent = correction.parent === undefined ? oldParent : correction.parent;
  return {
    ...rest,
    title: correction.title ?? table.title,
    ...(correction.description === undefined ? {} : { description: correction.description }),
    key: correction.key ?? table.key,
    ...(parent === undefined || parent === null ? {} : { parent }),
    fields: Object.fromEntries(fields),
  };
}

const words: readonly string[] = ['table', 'fields', 'without', 'title', 'description', 'key', 'parent'];

/** What a correction says in vain. A configuration that no compiler has seen would never hear of it. */
export function checkCorrection(table: Table, correction: TableCorrection): Flaw[] {
  const unknown = Object.keys(correction).filter((word) => !words.includes(word));
  const missing = (correction.without ?? []).filter((name) => !Object.hasOwn(table.fields, name));
  return [
    ...unknown.map((word) => nothingCalled(word, 'correction', nearest(word, words))),
    ...missing.map((name) => nothingCalled(name, 'without', nearest(name, Object.keys(table.fields)))),
  ];
}

const nothingCalled = (name: string, path: string, meant: string | undefined): Flaw =>
  flaw(
    path,
    `„${name}“ gibt es nicht.${meant === undefined ? '' : ` Meinten Sie „${meant}“?`}`,
    `There is no "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  );
