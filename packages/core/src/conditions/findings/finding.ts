import type { LocalizedText } from '@eilbote/contract';
import type { Span } from '../expression.ts';

/** Something wrong or doubtful in a conditions text. With one `error` the conditions cannot be used. */
export interface ConditionFinding extends Span {
  readonly severity: 'error' | 'warning';
  /** Stable; listed in `docs/reference/conditions.md`. */
  readonly code: string;
  /** What was expected there, and what helps. */
  readonly text: LocalizedText;
  /** Where one is obvious: text that would put it right in place of the span. */
  readonly replacement?: string;
}

/** Declares a finding once: its code, what it means in general, and the sentence for one occurrence. */
export interface FindingDefinition<F extends object> {
  (span: Span, facts: F, replacement?: string): ConditionFinding;
  readonly code: string;
  readonly severity: ConditionFinding['severity'];
  readonly meaning: LocalizedText;
}

export function defineFinding<F extends object>(
  severity: ConditionFinding['severity'],
  code: string,
  meaning: LocalizedText,
  sentence: (facts: F) => LocalizedText,
): FindingDefinition<F> {
  const make = ({ start, end }: Span, facts: F, replacement?: string): ConditionFinding => ({
    severity,
    code,
    start,
    end,
    text: sentence(facts),
    ...(replacement === undefined ? {} : { replacement }),
  });
  return Object.assign(make, { code, severity, meaning });
}

const longestQuotation = 40;

/** A piece of the conditions text as it stands in a message: never longer than a line can take. */
export const clip = (text: string, length = longestQuotation): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`;
