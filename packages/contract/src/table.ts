import type { FieldSchema, InferFields } from './schema.ts';
import type { LocalizedText } from './localized-text.ts';

/**
 * How sure we are of a field: `documented` by the ERP's vendor or a third party, its `concept` is documented but the
 * name is not, or `assumed` by us. A host corrects what its installation does differently.
 */
export type Evidence = 'documented' | 'concept' | 'assumed';

/**
 * What kind of personal data a field holds. `financial` are bank, credit and pay data (not document amounts),
 * `special` are the special categories of GDPR article 9. These two are never sent unless a webhook selects them.
 */
export type PrivacyClass = 'none' | 'contact' | 'employee' | 'financial' | 'special';

export type TableField = FieldSchema & {
  readonly evidence: Evidence;
  /** `none` when left out. */
  readonly privacy?: PrivacyClass;
};

export interface TableFields {
  readonly [name: string]: TableField;
}

/** The schema of a record: what the ERP calls a table. */
export interface Table<F extends TableFields = TableFields> {
  /** The ERP's own name, e.g. `Auftrag`. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly evidence: Evidence;
  /** The fields that identify a record; the record key is their values as text, joined by `/`. */
  readonly key: readonly (keyof F & string)[];
  /** Where records of this table belong to a record of another one: the field that holds the parent's key. */
  readonly parent?: { readonly table: string; readonly field: keyof F & string };
  readonly fields: F;
}

/** Tables known to the compiler: filled by the core's catalogue and, by declaration merging, by hosts and plugins. */
export interface Tables {}

export type TableName = keyof Tables & string;

/** The TypeScript type of a record of this table. Every field may be absent: records are kept as they come. */
export type InferRecord<T> = T extends Table<infer F> ? Partial<InferFields<F>> : never;

export function defineTable<const F extends TableFields>(table: Table<F>): Table<F> {
  return table;
}
