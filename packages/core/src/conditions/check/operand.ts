import type { FieldSchema } from '@eilbote/contract';
import { comparatorSymbols, isOrdering, pathText, takesWildcard, type Comparison, type Value } from '../expression.ts';
import { readKeyword } from '../evaluation/keyword.ts';
import { kindOf } from '../fields/kind.ts';
import { FIELD_NOT_COMPARABLE } from '../findings/fields.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import {
  COMPARATOR_UNFIT,
  KEYWORD_ONE_WORD,
  WILDCARD_UNFIT,
  WILDCARD_WITHOUT_EFFECT,
  WORD_AS_TEXT,
} from '../findings/values.ts';
import { checkPossible } from './possible.ts';
import { checkTyped } from './typed.ts';

/** Whether comparator and values fit the field. */
export function checkOperand(comparison: Comparison, schema: FieldSchema | undefined): ConditionFinding[] {
  const { comparator, operand, path } = comparison;
  const kind = kindOf(schema);
  if (operand.kind === 'null') return [];
  if (kind === 'none') return [FIELD_NOT_COMPARABLE(path, { path: pathText(path) })];
  const isText = kind === 'text' || kind === 'open';
  const unfit = { path: pathText(path), symbol: comparatorSymbols[comparator] };
  if (comparator === 'keyword' && !isText) return [COMPARATOR_UNFIT(comparison, { ...unfit, purpose: 'keyword' })];
  if (isOrdering(comparator) && kind === 'boolean')
    return [COMPARATOR_UNFIT(comparison, { ...unfit, purpose: 'order' })];
  const values = operand.kind === 'list' ? operand.values : [operand];
  return values.flatMap(
    (value) => (isText ? checkText(comparison, value, schema) : checkOther(comparison, value, schema)) ?? [],
  );
}

function checkText(
  { comparator, path }: Comparison,
  value: Value,
  schema: FieldSchema | undefined,
): ConditionFinding | undefined {
  if (comparator === 'keyword')
    return readKeyword(value.text) ? undefined : KEYWORD_ONE_WORD(value, { value: value.text });
  const hasWildcard = value.text.includes('@');
  if (isOrdering(comparator))
    return hasWildcard ? WILDCARD_WITHOUT_EFFECT(value, { symbol: comparatorSymbols[comparator] }) : undefined;
  if (!value.quoted && value.text.toLowerCase() === 'null')
    return WORD_AS_TEXT(value, { value: value.text, word: 'null' }, 'null');
  return takesWildcard(comparator) && hasWildcard ? undefined : checkPossible(path, value, schema);
}

function checkOther(
  { comparator, path }: Comparison,
  value: Value,
  schema: FieldSchema | undefined,
): ConditionFinding | undefined {
  if (takesWildcard(comparator) && value.text.includes('@')) return WILDCARD_UNFIT(value, { path: pathText(path) });
  const finding = checkTyped(path, value, schema, isOrdering(comparator));
  return finding ?? (isOrdering(comparator) ? undefined : checkPossible(path, value, schema));
}
