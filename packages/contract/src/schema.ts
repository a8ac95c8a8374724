import type { JsonValue } from './json.ts';
import type { LocalizedText } from './localized-text.ts';

/**
 * Eilbote's schema dialect: a small closed part of JSON Schema 2020-12. One dialect serves tables, event details and
 * the settings of target systems. A keyword outside of it is a compile error; types are inferred from it, and
 * `toJsonSchema` in the core turns it into ordinary JSON Schema.
 */
export type FieldSchema =
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | TextOrIntegerSchema
  | ArraySchema
  | ObjectSchema;

interface Described {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly examples?: readonly JsonValue[];
  /** The value may be `null`. */
  readonly nullable?: true;
}

/**
 * Name of a list that the account offers (`choices` of the account): a person picks the value from it. In settings, and
 * in parameters and fields of actions only. Unlike an `enum` it does not bind: other values are warned of, not refused.
 */
export type OfAccount = string;

/** A text. */
export interface StringSchema extends Described {
  readonly type: 'string';
  /** `date` is `YYYY-MM-DD`, `time` is `HH:mm:ss`, `date-time` is RFC 3339. */
  readonly format?: 'date' | 'time' | 'date-time' | 'email' | 'uri';
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Never shown, never logged, encrypted at rest. Only in settings. */
  readonly secret?: true;
  readonly default?: string;
  /** See {@link OfAccount}. */
  readonly choices?: OfAccount;
}

/** A number; `integer` has no fraction. */
export interface NumberSchema extends Described {
  readonly type: 'integer' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly number[];
  readonly default?: number;
  /** See {@link OfAccount}. */
  readonly choices?: OfAccount;
}

/** Yes or no. */
export interface BooleanSchema extends Described {
  readonly type: 'boolean';
  readonly default?: boolean;
}

/** A value that the ERP gives as text or as a whole number; both are kept as they come. */
export interface TextOrIntegerSchema extends Described {
  readonly type: 'string|integer';
  /** See {@link OfAccount}. */
  readonly choices?: OfAccount;
}

/** A list of values of one kind. */
export interface ArraySchema extends Described {
  readonly type: 'array';
  readonly items: FieldSchema;
}

/** Named values that belong together. */
export interface ObjectSchema extends Described {
  readonly type: 'object';
  readonly properties: FieldSchemas;
  /** Properties that may be absent; all others are required. */
  readonly optional?: readonly string[];
}

/** Schemas by the names of the fields they describe. */
export interface FieldSchemas {
  readonly [name: string]: FieldSchema;
}

type Flat<T> = { [K in keyof T]: T[K] } & {};

type InferNonNull<S> = S extends { enum: readonly (infer V)[] }
  ? V
  : S extends { type: 'string' }
    ? string
    : S extends { type: 'integer' | 'number' }
      ? number
      : S extends { type: 'boolean' }
        ? boolean
        : S extends { type: 'string|integer' }
          ? string | number
          : S extends { type: 'array'; items: infer I }
            ? Infer<I>[]
            : S extends { type: 'object'; properties: infer P }
              ? InferFields<P, S extends { optional: readonly (infer O)[] } ? O : never>
              : never;

/** The TypeScript type of the values that a schema describes. */
export type Infer<S> = S extends { nullable: true } ? InferNonNull<S> | null : InferNonNull<S>;

/** The TypeScript type of an object with these fields; `Optional` names those that may be absent. */
export type InferFields<P, Optional = never> = Flat<
  { -readonly [K in keyof P as K extends Optional ? never : K]: Infer<P[K]> } & {
    -readonly [K in keyof P as K extends Optional ? K : never]?: Infer<P[K]>;
  }
>;
