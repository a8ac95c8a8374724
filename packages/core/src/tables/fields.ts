import type { Evidence, JsonValue, LocalizedText, PrivacyClass } from '@eilbote/contract';

interface FieldOptions {
  readonly examples: readonly JsonValue[];
  readonly description?: LocalizedText;
  readonly nullable?: true;
  readonly privacy?: PrivacyClass;
  readonly refersTo?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** One line for one field of a table: title in German and English, how sure we are of it, examples. */
const field =
  <const S extends object>(schema: S) =>
  <const O extends FieldOptions>(de: string, en: string, evidence: Evidence, options: O) => ({
    ...schema,
    title: { de, en },
    evidence,
    ...options,
  });

export const text = field({ type: 'string' });
export const date = field({ type: 'string', format: 'date' });
export const time = field({ type: 'string', format: 'time' });
export const integer = field({ type: 'integer' });
export const number = field({ type: 'number' });
export const boolean = field({ type: 'boolean' });
export const textOrInteger = field({ type: 'string|integer' });
