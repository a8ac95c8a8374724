import type { FieldSchema, JsonValue, LocalizedText } from '@eilbote/contract';
import { formats } from './formats.ts';

/** A value of the kind that a field wants, or in words what it wants. */
export type Converted =
  | { readonly value: JsonValue; /** It was cut to so many characters. */ readonly cut?: number }
  | { readonly expected: LocalizedText };

/**
 * Makes of a value what a field of the schema dialect holds: texts that are numbers become numbers, numbers texts,
 * 0 and 1 yes and no; a text that is too long is cut. What cannot be made to fit is refused, never bent.
 */
export function convertValue(value: JsonValue, field: FieldSchema): Converted {
  switch (field.type) {
    case 'string':
      return textOf(value, field);
    case 'string|integer':
      return typeof value === 'string' || Number.isSafeInteger(value) ? { value } : { expected: aText };
    case 'integer':
    case 'number':
      return numberOf(value, field);
    case 'boolean':
      return booleanOf(value);
    case 'array':
      return Array.isArray(value) ? { value } : { expected: aList };
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) ? { value } : { expected: anObject };
  }
}

type Of<T extends FieldSchema['type']> = Extract<FieldSchema, { readonly type: T }>;

function textOf(value: JsonValue, field: Of<'string'>): Converted {
  if (typeof value === 'object') return { expected: aText };
  const text = String(value);
  const { enum: allowed, format, minLength = 0, maxLength } = field;
  if (allowed !== undefined && !allowed.includes(text)) return { expected: oneOf(allowed) };
  const wanted = format === undefined ? undefined : formats[format];
  if (wanted !== undefined && !wanted.pattern.test(text)) return { expected: wanted.expected };
  if (text.length < minLength) return { expected: atLeast(minLength) };
  // Cutting an address or a date would make another one of it.
  if (maxLength === undefined || text.length <= maxLength || format !== undefined) return { value: text };
  return { value: cutText(text, maxLength), cut: maxLength };
}

/** Counts as receivers do, in UTF-16 units, but never parts a character. */
function cutText(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function numberOf(value: JsonValue, { type, minimum, maximum, enum: allowed }: Of<'integer' | 'number'>): Converted {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (!Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number)))
    return { expected: type === 'integer' ? aWholeNumber : aNumber };
  if (allowed !== undefined && !allowed.includes(number)) return { expected: oneOf(allowed.map(String)) };
  if ((minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum))
    return { expected: between(minimum, maximum) };
  return { value: number };
}

const yes: ReadonlySet<unknown> = new Set([true, 1, '1', 'true']);
const no: ReadonlySet<unknown> = new Set([false, 0, '0', 'false']);

function booleanOf(value: JsonValue): Converted {
  if (yes.has(value)) return { value: true };
  return no.has(value) ? { value: false } : { expected: yesOrNo };
}

const aText: LocalizedText = { de: 'ein Text', en: 'a text' };
const aList: LocalizedText = { de: 'eine Liste', en: 'a list' };
const anObject: LocalizedText = { de: 'ein Objekt', en: 'an object' };
const aNumber: LocalizedText = { de: 'eine Zahl', en: 'a number' };
const aWholeNumber: LocalizedText = { de: 'eine ganze Zahl', en: 'a whole number' };
const yesOrNo: LocalizedText = { de: 'ja oder nein', en: 'yes or no' };
const oneOf = (values: readonly string[]): LocalizedText => ({
  de: `eines von ${values.join(', ')}`,
  en: `one of ${values.join(', ')}`,
});
const atLeast = (length: number): LocalizedText => ({
  de: `ein Text von mindestens ${length} Zeichen`,
  en: `a text of at least ${length} characters`,
});
const between = (minimum: number | undefined, maximum: number | undefined): LocalizedText => ({
  de: `eine Zahl${minimum === undefined ? '' : ` ab ${minimum}`}${maximum === undefined ? '' : ` bis ${maximum}`}`,
  en: `a number${minimum === undefined ? '' : ` from ${minimum}`}${maximum === undefined ? '' : ` to ${maximum}`}`,
});
