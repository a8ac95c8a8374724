import type { EilboteError, JsonValue, LocalizedText } from '@eilbote/contract';
import type { ParameterSchemas, ParametersOf } from './parameter-schema.ts';

/** What an installation says once for all its transforms. */
export interface TransformSettings {
  /** The zone of local times: a name of the IANA database, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** The country of addresses and telephone numbers that name none: ISO 3166-1 alpha-2, e.g. `DE`. */
  readonly country: string;
}

/** Holds where a host says nothing else. */
export const defaultTransformSettings: TransformSettings = { timeZone: 'Europe/Berlin', country: 'DE' };

/** What a transform may use beside its value and parameters. */
export interface TransformContext extends TransformSettings {
  /** Something is worth a look although there is a result. Never with a value in it: warnings are logged. */
  warn(text: LocalizedText): void;
  /** `throw context.failure(...)` where there can be no result. Never with a value in it. */
  failure(reason: LocalizedText): EilboteError;
}

/**
 * A named, pure function that brings a value into the form that a receiver needs. In a template it is a filter:
 * `{{ Lieferdatum | date: "DD.MM.YYYY" }}`. All that people need to know of it is data beside it.
 */
export interface Transform<P extends ParameterSchemas = ParameterSchemas> {
  readonly name: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** In the order in which they can be given without their names. */
  readonly parameters: P;
  /**
   * It wants to see what is missing (`null` and the empty text), too. Without this what is missing stays missing: the
   * result is `null`, and `apply` is not called.
   */
  readonly takesMissing?: true;
  /** Every example is a test. */
  readonly examples: readonly TransformExample[];
  apply(value: JsonValue, parameters: ParametersOf<P>, context: TransformContext): JsonValue;
}

/** One use of a transform, with an installation in Germany. */
export interface TransformExample {
  readonly value: JsonValue;
  readonly parameters?: { readonly [name: string]: JsonValue };
  /** Left out where it fails. */
  readonly result?: JsonValue;
  /** The English warning or reason of failure, or how it begins. */
  readonly says?: string;
}

/** Declares a transform; the types of its parameters come from their schemas. */
export const defineTransform = <const P extends ParameterSchemas>(transform: Transform<P>): Transform<P> => transform;
