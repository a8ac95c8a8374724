import type { FieldSchema } from '@eilbote/contract';
import { pathText, type Path, type Value } from '../expression.ts';
import { compareText } from '../evaluation/collation.ts';
import { readNumber } from '../fields/literals.ts';
import { nearest } from '../../suggestion.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import { VALUE_NEVER } from '../findings/values.ts';

/** Warns of a value of the right type that the field never holds: outside its choices, range or length. */
export function checkPossible(path: Path, value: Value, schema: FieldSchema | undefined): ConditionFinding | undefined {
  const { text } = value;
  const never = (possible: string, suggestion?: string): ConditionFinding =>
    VALUE_NEVER(value, { path: pathText(path), value: text, possible, suggestion }, suggestion);
  if (schema?.type === 'string') {
    const { enum: choices, maxLength } = schema;
    if (choices && !choices.some((choice) => compareText(choice, text) === 0))
      return never(choices.join(', '), nearest(text, choices));
    return maxLength !== undefined && text.length > maxLength ? never(`≤ ${maxLength}`) : undefined;
  }
  if (schema?.type !== 'integer' && schema?.type !== 'number') return undefined;
  const number = readNumber(text);
  if (number === undefined) return undefined;
  const { enum: choices, minimum, maximum } = schema;
  if (choices && !choices.includes(number)) return never(choices.join(', '));
  const isOutside = number < (minimum ?? number) || number > (maximum ?? number);
  return isOutside ? never([minimum ?? '…', '–', maximum ?? '…'].join(' ')) : undefined;
}
