import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { readNumber } from '../../accept/values/numbers.ts';
import { isMissing } from '../missing.ts';
import type { TransformContext } from '../transform.ts';

/**
 * The number that a value is or says, read as accept reads it. `undefined` for what is not there: an amount that is
 * missing stays missing, it does not become 0.
 * @throws VALUE_NOT_TRANSFORMED
 */
export function numberOf(
  value: JsonValue,
  { failure }: Pick<TransformContext, 'failure'>,
  decimal?: ',' | '.',
): number | undefined {
  if (typeof value === 'number') return value;
  if (isMissing(value)) return undefined;
  const reading = typeof value === 'string' ? readNumber(value, decimal) : unreadable;
  if (reading.kind === 'number') return reading.number;
  throw failure(reading.kind === 'ambiguous' ? ambiguous : noNumber);
}

/** Fifteen digits are exact in a double: so 0.1 plus 0.2 is 0.3. `null` for what is no number any more. */
export const exact = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(15)) : null);

const unreadable = { kind: 'unreadable' } as const;

const noNumber: LocalizedText = {
  de: 'Er braucht eine Zahl, der Wert ist keine.',
  en: 'It needs a number, the value is none.',
};
const ambiguous: LocalizedText = {
  de: 'Der Punkt in der Zahl kann Tausender- oder Dezimalpunkt sein. Der Filter „number“ mit der Angabe „decimal“ entscheidet es.',
  en: 'The point in the number may be a thousands separator or a decimal point. The filter "number" with "decimal" decides it.',
};
