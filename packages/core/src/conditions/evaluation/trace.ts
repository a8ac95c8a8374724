import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { pathText, type Span } from '../expression.ts';
import { clip } from '../findings/finding.ts';
import { degreeFor, type CompiledComparison } from './comparison.ts';
import type { ConditionContext, FieldValue, Found } from './context.ts';
import { UNKNOWN, verdictOf, type Verdict } from './verdict.ts';

/** What one comparison found and said, for people and for the screen. */
export interface ComparisonTrace extends Span {
  /** As written, e.g. `Status = 5`. */
  readonly comparison: string;
  readonly path: string;
  /** What the field held; `null` where it is absent. Of a table that came as a list: the values of its records. */
  readonly found: JsonValue;
  /** Where the table came as a list: of how many records; `found` shows the first ones. */
  readonly records?: number;
  readonly verdict: Verdict;
  /** Why it is unknown: the field has no value, or one that cannot be compared with the wanted one. */
  readonly unknown?: { readonly field: string; readonly reason: 'noValue' | 'unfitValue' };
  /** The same as a sentence. */
  readonly text: LocalizedText;
}

const shownRecords = 20;

export function traceOf(compiled: CompiledComparison, context: ConditionContext, text: string): ComparisonTrace {
  const { path, operand } = compiled.comparison;
  const found = compiled.read(context);
  const degree = degreeFor(compiled.match, found);
  const field = pathText(path);
  const comparison = text.slice(path.start, operand.end);
  const reason = isWithoutValue(found, compiled) ? 'noValue' : 'unfitValue';
  return {
    start: path.start,
    end: operand.end,
    comparison,
    path: field,
    found: 'values' in found ? found.values.slice(0, shownRecords).map(orNull) : orNull(found.value),
    ...('values' in found ? { records: found.values.length } : {}),
    verdict: verdictOf(degree),
    ...(degree === UNKNOWN ? { unknown: { field, reason } } : {}),
    text: degree === UNKNOWN ? undecided(comparison, field, reason, found) : decided(comparison, degree > 0, found),
  };
}

const orNull = (value: FieldValue): JsonValue => value ?? null;

/** True where the missing value is the reason; in a list it is if no other value was unknown. */
function isWithoutValue(found: Found, { match }: CompiledComparison): boolean {
  const values = 'values' in found ? found.values : [found.value];
  return values.every((value) => orNull(value) === null || match(value) !== UNKNOWN);
}

function undecided(comparison: string, field: string, reason: 'noValue' | 'unfitValue', found: Found): LocalizedText {
  const what = clip(comparison, 80);
  if (reason === 'noValue' && 'values' in found) {
    const [missing, all] = [found.values.filter((value) => orNull(value) === null).length, found.values.length];
    return {
      de: `${what} ist nicht entscheidbar: In ${missing} von ${all} Datensätzen hat das Feld ${field} keinen Wert.`,
      en: `${what} cannot be decided: in ${missing} of ${all} records the field ${field} has no value.`,
    };
  }
  if (reason === 'noValue')
    return {
      de: `${what} ist nicht entscheidbar: Das Feld ${field} hat keinen Wert.`,
      en: `${what} cannot be decided: the field ${field} has no value.`,
    };
  return {
    de: `${what} ist nicht entscheidbar: Im Feld ${field} steht ${shown(found)}, das lässt sich damit nicht vergleichen.`,
    en: `${what} cannot be decided: the field ${field} holds ${shown(found)}, which does not compare with it.`,
  };
}

function decided(comparison: string, holds: boolean, found: Found): LocalizedText {
  const what = clip(comparison, 80);
  if ('values' in found) {
    const count = found.values.length;
    return {
      de: `${what} trifft auf ${holds ? 'mindestens einen' : 'keinen'} von ${count} Datensätzen zu: ${shown(found)}.`,
      en: `${what} holds for ${holds ? 'at least one' : 'none'} of ${count} records: ${shown(found)}.`,
    };
  }
  return {
    de: `${what} trifft ${holds ? '' : 'nicht '}zu: Gefunden wurde ${shown(found)}.`,
    en: `${what} ${holds ? 'holds' : 'does not hold'}: found ${shown(found)}.`,
  };
}

function shown(found: Found): string {
  const values = 'values' in found ? found.values.slice(0, shownRecords) : [found.value];
  return clip(values.map((value) => JSON.stringify(orNull(value))).join(', '), 80);
}
