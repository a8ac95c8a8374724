import type { FieldSchema } from '@eilbote/contract';
import { pathText, type Path, type Value } from '../expression.ts';
import { kindOf } from '../fields/kind.ts';
import { readBoolean, readDate, readDateTime, readNumber, readTime } from '../fields/literals.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import { VALUE_UNFIT } from '../findings/values.ts';
import { dateMeant, numberMeant, truthMeant } from './meant.ts';

/** Whether the text is a value of the field's type; of a whole number field an order may ask for fractions too. */
export function checkTyped(
  path: Path,
  value: Value,
  schema: FieldSchema | undefined,
  isOrdering: boolean,
): ConditionFinding | undefined {
  const { text } = value;
  const example = schema?.examples?.find((each) => typeof each === 'number' || typeof each === 'string');
  const unfit = (kind: Parameters<typeof VALUE_UNFIT>[1]['kind'], meant?: string): ConditionFinding => {
    const better = meant ?? (example === undefined ? undefined : String(example));
    const facts = { path: pathText(path), value: text, kind, ...(better === undefined ? {} : { better }) };
    return VALUE_UNFIT(value, facts, meant);
  };
  switch (kindOf(schema)) {
    case 'number': {
      const number = readNumber(text);
      const isWhole = schema?.type === 'integer';
      if (number === undefined) return unfit(isWhole ? 'integer' : 'number', numberMeant(text));
      return isWhole && !isOrdering && !Number.isInteger(number) ? unfit('integer') : undefined;
    }
    case 'boolean':
      return readBoolean(text) === undefined ? unfit('boolean', truthMeant(text)) : undefined;
    case 'date':
      return readDate(text) === undefined ? unfit('date', dateMeant(text)) : undefined;
    case 'time':
      return readTime(text) === undefined ? unfit('time') : undefined;
    case 'date-time':
      return (readDate(text) ?? readDateTime(text)) ? undefined : unfit('date-time', dateMeant(text));
    default:
      return undefined;
  }
}
