import type { FieldSchema, FieldSchemas, InferFields } from './schema.ts';
import type { LocalizedText } from './localized-text.ts';

/** Where a value that goes to a target system comes from. */
export type ValueSource =
  /** A field of the table, `Table.Field` of a related one, or `details.x` of the event. */
  | { readonly field: string }
  /** What a table has for the value of the field. */
  | ValueLookup
  /** A LiquidJS template; the transforms are its filters. */
  | { readonly template: string }
  /** Always the same. */
  | { readonly text: string };

/**
 * A field whose values are translated: the status of the ERP into a stage of the target system. A value without an entry
 * fails the delivery, which then says so; one that is missing stays missing.
 */
export interface ValueLookup {
  readonly field: string;
  /** What stands for a value; case counts. An empty text leaves the target field out. */
  readonly lookup: { readonly [value: string]: string };
  /** What holds for values without an entry, in place of the failure. */
  readonly otherwise?: string;
}

/** A field that an action fills in the target system. */
export type TargetField = FieldSchema & {
  /** Without a value no call is made: the delivery fails, and says what is missing. */
  readonly required?: true;
  /** Where its value comes from unless a webhook says otherwise; left out, the field is not sent. */
  readonly from?: ValueSource;
  /** What a person does about a missing value, e.g. where the ERP keeps it. */
  readonly whenMissing?: LocalizedText;
};

/** The fields of an action by the names that the target system gives them, or that the action knows them by. */
export interface TargetFields {
  readonly [name: string]: TargetField;
}

/** The values of target fields: those that are required are there, of all others any may be absent. */
export type InferTargetFields<F> = {
  readonly [K in keyof F as F[K] extends { required: true } ? K : never]: InferFields<F>[K & keyof InferFields<F>];
} & {
  readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: InferFields<F>[K & keyof InferFields<F>];
};

/** What a person decides for each webhook of an action: parameters appear as its attributes. */
export type ActionParameters = FieldSchemas;

/** The values of parameters; one without a default may be absent. */
export type InferParameters<P> = {
  readonly [K in keyof P as P[K] extends { default: unknown } ? K : never]: InferFields<P>[K & keyof InferFields<P>];
} & {
  readonly [K in keyof P as P[K] extends { default: unknown } ? never : K]?: InferFields<P>[K & keyof InferFields<P>];
};
