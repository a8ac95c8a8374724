import type { Comparison } from '../expression.ts';
import { kindOf } from '../fields/kind.ts';
import { resolvePath } from '../fields/resolve.ts';
import type { ConditionScope } from '../fields/scope.ts';
import { readerOf, type ConditionContext, type Found } from './context.ts';
import { matchOf, type Match } from './matching.ts';
import { someOf, type Degree } from './verdict.ts';

/** A comparison ready to run. */
export interface CompiledComparison {
  readonly comparison: Comparison;
  readonly read: (context: ConditionContext) => Found;
  readonly match: Match;
}

export function compileComparison(comparison: Comparison, scope: ConditionScope): CompiledComparison {
  const place = resolvePath(comparison.path, scope);
  return { comparison, read: readerOf(place), match: matchOf(comparison, kindOf(place.schema)) };
}

/** Where a table came as a list, a comparison holds if it holds for one of the records. */
export const degreeFor = (match: Match, found: Found): Degree =>
  'values' in found ? someOf(found.values, match) : match(found.value);
