import { CONDITIONS_INVALID } from '../errors.ts';
import type { Expression } from '../expression.ts';
import type { ConditionScope } from '../fields/scope.ts';
import type { ParsedConditions } from '../syntax/parser.ts';
import { compileComparison, degreeFor, type CompiledComparison } from './comparison.ts';
import type { ConditionContext } from './context.ts';
import { traceOf, type ComparisonTrace } from './trace.ts';
import { everyOf, negate, someOf, TRUE, verdictOf, type Degree, type Verdict } from './verdict.ts';

export interface CompiledConditions {
  /** Only `'true'` makes a delivery. */
  evaluate(context: ConditionContext): Verdict;
  /** The same verdict, and what each comparison found and said. */
  explain(context: ConditionContext): Explanation;
}

export interface Explanation {
  readonly verdict: Verdict;
  /** One for each comparison, from left to right; each by itself, before any NOT around it. */
  readonly comparisons: readonly ComparisonTrace[];
}

type Evaluation = (context: ConditionContext) => Degree;

/**
 * Makes a test from conditions; the values in them are read here, once. Conditions that `checkConditions` objects to
 * compile too: a comparison with a value that its field cannot have is unknown, so it delivers nothing.
 *
 * @throws CONDITIONS_INVALID where the parser found an error
 */
export function compileConditions(parsed: ParsedConditions, scope: ConditionScope): CompiledConditions {
  const error = parsed.findings.find(({ severity }) => severity === 'error');
  if (error) throw CONDITIONS_INVALID({ finding: error.text, position: error.start });
  const comparisons: CompiledComparison[] = [];
  const evaluation: Evaluation = parsed.expression ? compile(parsed.expression, scope, comparisons) : () => TRUE;
  return {
    evaluate: (context) => verdictOf(evaluation(context)),
    explain: (context) => ({
      verdict: verdictOf(evaluation(context)),
      comparisons: comparisons.map((comparison) => traceOf(comparison, context, parsed.text)),
    }),
  };
}

function compile(node: Expression, scope: ConditionScope, comparisons: CompiledComparison[]): Evaluation {
  if (node.kind === 'comparison') {
    const compiled = compileComparison(node, scope);
    comparisons.push(compiled);
    return (context) => degreeFor(compiled.match, compiled.read(context));
  }
  if (node.kind === 'not') {
    const operand = compile(node.operand, scope, comparisons);
    return (context) => negate(operand(context));
  }
  const operands = node.operands.map((operand) => compile(operand, scope, comparisons));
  return node.kind === 'and'
    ? (context) => everyOf(operands, (operand) => operand(context))
    : (context) => someOf(operands, (operand) => operand(context));
}
