import type { BooleanSchema, Infer, JsonValue, LocalizedText, NumberSchema, StringSchema } from '@eilbote/contract';

/** Any value, as a rule a field of the record. The transform reads it itself. */
export interface AnyValueSchema {
  readonly type: 'value';
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
}

/** A parameter of a transform: a simple value in the dialect of all schemas, or anything. */
export type ParameterSchema = (StringSchema | NumberSchema | BooleanSchema | AnyValueSchema) & {
  /** It must be given. Others have a `default`, or the transform does without. */
  readonly required?: true;
  /** What the schema cannot say: why this value is none, without repeating it. */
  check?(value: string): LocalizedText | undefined;
};

/** The parameters of a transform by name. */
export interface ParameterSchemas {
  readonly [name: string]: ParameterSchema;
}

type Present<S> = S extends { required: true } ? true : S extends { default: unknown } ? true : false;
type ValueOf<S> = S extends { type: 'value' } ? JsonValue : Infer<S>;

/** What a transform gets: defaults filled in. A `value` that is missing is `null`, any other parameter `undefined`. */
export type ParametersOf<P extends ParameterSchemas> = {
  readonly [K in keyof P]: P[K] extends { type: 'value' }
    ? JsonValue
    : Present<P[K]> extends true
      ? ValueOf<P[K]>
      : ValueOf<P[K]> | undefined;
};
