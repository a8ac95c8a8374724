import { conditionBudgets } from '../budgets.ts';
import { comparisonsOf } from '../expression.ts';
import { resolvePath } from '../fields/resolve.ts';
import type { ConditionScope } from '../fields/scope.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import type { ParsedConditions } from '../syntax/parser.ts';
import { checkPath } from './path.ts';
import { checkOperand } from './operand.ts';

/**
 * Whether fields and values of parsed conditions fit the tables: what only the schema can tell. The parser's own
 * findings are not repeated; where it found an error there is nothing to check.
 */
export function checkConditions(parsed: ParsedConditions, scope: ConditionScope): readonly ConditionFinding[] {
  const findings: ConditionFinding[] = [];
  for (const comparison of comparisonsOf(parsed.expression)) {
    const place = resolvePath(comparison.path, scope);
    const finding = place.schema ? undefined : checkPath(comparison.path, place, scope);
    if (finding) findings.push(finding);
    else findings.push(...checkOperand(comparison, place.schema));
    if (findings.length >= conditionBudgets.findings) break;
  }
  return findings.slice(0, conditionBudgets.findings);
}
