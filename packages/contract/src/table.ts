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

/** A field of a table: its schema, how sure we are of it, and what kind of personal data it holds. */
export type TableField = FieldSchema & {
  readonly evidence: Evidence;
  /** `none` when left out. */
  readonly privacy?: PrivacyClass;
  /**
   * Table whose record this field names by its key, where this record is about that one: the employee of a working time,
   * the customer of a project. A report about that record, or its erasure, finds this one, too.
   */
  readonly refersTo?: string;
};

/** The fields of a table by their names in the ERP. */
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
  /**
   * The fields that identify a record; the record key is their values as text. Several are joined by `/`, and a `%` or
   * `/` inside of them becomes `%25` or `%2F`, so that two records never share a key.
   */
  readonly key: readonly string[];
  /** Where records of this table belong to a record of another one: the field that holds the parent's key. */
  readonly parent?: {
    readonly table: string;
    readonly field: string;
    /** Only records in which this field has this value belong to the parent. */
    readonly when?: { readonly field: string; readonly equals: string | number | boolean };
  };
  readonly fields: F;
}

/** Tables known to the compiler: filled by the core's catalogue and, by declaration merging, by hosts and plugins. */
export interface Tables {}

/** The names of the tables known to the compiler. */
export type TableName = keyof Tables & string;

/**
 * Fields that a host adds to a table of somebody else, table name -> field schemas, for the compiler:
 * `interface TableExtensions { Auftrag: { Farbton: { type: 'string' } } }`. At run time a correction says the same.
 */
export interface TableExtensions {}

/** The TypeScript type of a record of the table with this name, extensions included. */
export type InferNamedRecord<N extends TableName> = InferRecord<Tables[N]> &
  (N extends keyof TableExtensions ? Partial<InferFields<TableExtensions[N]>> : unknown);

/** The TypeScript type of a record of this table. Every field may be absent: records are kept as they come. */
export type InferRecord<T> = T extends Table<infer F> ? Partial<InferFields<F>> : never;

/**
 * A table as it is defined: the names in `key` and `parent` must be fields. They are plain text in {@link Table}, so
 * that tables of different fields fit into one list.
 */
export interface TableDefinition<F extends TableFields> extends Table<F> {
  readonly key: readonly (keyof F & string)[];
  readonly parent?: {
    readonly table: string;
    readonly field: keyof F & string;
    readonly when?: { readonly field: keyof F & string; readonly equals: string | number | boolean };
  };
}

/** Defines a table; the compiler infers the type of its records. */
export function defineTable<const F extends TableFields>(table: TableDefinition<F>): Table<F> {
  return table;
}
