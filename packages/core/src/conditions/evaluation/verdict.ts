/**
 * Three-valued logic: `unknown` is what a comparison with a missing value says, and its NOT too. Only `true` makes a
 * delivery.
 */
export type Verdict = 'true' | 'false' | 'unknown';

/**
 * Verdicts as numbers, in Kleene's order: AND is the least of its operands, OR the greatest, NOT the distance to the
 * other end.
 */
export type Degree = 0 | 1 | 2;

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

const verdicts = ['false', 'unknown', 'true'] as const;

export const verdictOf = (degree: Degree): Verdict => verdicts[degree];

export const degreeOf = (holds: boolean): Degree => (holds ? TRUE : FALSE);

const negations = [TRUE, UNKNOWN, FALSE] as const;

export const negate = (degree: Degree): Degree => negations[degree];

/** OR over any number of verdicts; stops at the first that holds. */
export function someOf<T>(items: readonly T[], test: (item: T) => Degree): Degree {
  let degree: Degree = FALSE;
  for (const item of items) {
    const each = test(item);
    if (each === TRUE) return TRUE;
    if (each > degree) degree = each;
  }
  return degree;
}

/** AND over any number of verdicts; stops at the first that fails. */
export function everyOf<T>(items: readonly T[], test: (item: T) => Degree): Degree {
  let degree: Degree = TRUE;
  for (const item of items) {
    const each = test(item);
    if (each === FALSE) return FALSE;
    if (each < degree) degree = each;
  }
  return degree;
}
