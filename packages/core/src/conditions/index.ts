export { conditionBudgets } from './budgets.ts';
export { checkConditions } from './check/conditions.ts';
export { describeConditions } from './describe.ts';
export * from './errors.ts';
export {
  compileConditions,
  type CompiledConditions,
  type Explanation as ConditionExplanation,
} from './evaluation/compile.ts';
export type { ConditionContext } from './evaluation/context.ts';
export type { ComparisonTrace } from './evaluation/trace.ts';
export type { Verdict } from './evaluation/verdict.ts';
export type {
  Comparator,
  Comparison,
  Expression,
  Junction,
  Negation,
  Operand,
  Path,
  Span,
  Value,
} from './expression.ts';
export type { ConditionScope } from './fields/scope.ts';
export type { ConditionFinding } from './findings/finding.ts';
export { conditionFindings } from './findings/index.ts';
export { formatFinding, placeOf } from './format-finding.ts';
export { parseConditions, type ParsedConditions } from './syntax/parser.ts';
