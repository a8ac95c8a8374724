import { conditionBudgets } from '../budgets.ts';
import { pathText, type Comparison, type Expression } from '../expression.ts';
import { TEXT_TOO_LONG, TOO_DEEP, TOO_MANY_COMPARISONS } from '../findings/budgets.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import { ORDER_BY_REFUSED } from '../findings/refusals.ts';
import {
  COMPARATOR_EXPECTED,
  MIXED_AND_OR,
  OPERATOR_EXPECTED,
  PARENTHESIS_NOT_CLOSED,
  PARENTHESIS_UNEXPECTED,
} from '../findings/syntax.ts';
import { scanBare } from './bare.ts';
import { parseComparator } from './comparators.ts';
import { parseOperand } from './operands.ts';
import { parsePath } from './paths.ts';
import { advance, atEnd, here, report, sight, skipBlanks, startState, stop, type ParserState } from './state.ts';
import { notAt, operatorAt, orderByAt } from './words.ts';

export interface ParsedConditions {
  readonly text: string;
  /** Missing where there is an error, and where the text is empty: that holds for every record. */
  readonly expression?: Expression;
  readonly findings: readonly ConditionFinding[];
  /** The work it took, in UTF-16 units looked at; proportional to the length of the text. */
  readonly steps: number;
}

/** Reads a conditions text. Never throws: everything wrong with it is a finding. */
export function parseConditions(text: string): ParsedConditions {
  const limit = conditionBudgets.textLength;
  if (text.length > limit) {
    const finding = TEXT_TOO_LONG({ start: limit, end: text.length }, { length: text.length, limit });
    return { text, findings: [finding], steps: 0 };
  }
  const state = startState(text);
  const expression = parseWhole(state);
  const { findings, steps } = state;
  const usable = expression && !findings.some(({ severity }) => severity === 'error');
  return { text, ...(usable ? { expression } : {}), findings, steps };
}

function parseWhole(state: ParserState): Expression | undefined {
  skipBlanks(state);
  if (atEnd(state)) return undefined;
  const expression = parseOr(state, 0);
  while (!atEnd(state)) {
    // Only a `)` without its `(` ends an expression before the end; what follows may hold further errors.
    report(state, PARENTHESIS_UNEXPECTED({ start: state.position, end: state.position + 1 }, {}));
    advance(state, 1);
    parseRest(state);
  }
  return expression;
}

/** What follows a `)` that had no `(`: read for its own errors only. */
function parseRest(state: ParserState): void {
  skipBlanks(state);
  const operator = operatorAt(state);
  if (operator) advance(state, operator.length);
  else if (atEnd(state) || here(state) === ')') return;
  parseOr(state, 0);
}

function parseOr(state: ParserState, depth: number): Expression | undefined {
  const groups = [parseAnd(state, depth)];
  while (takeOperator(state, 'or')) groups.push(parseAnd(state, depth));
  const joined = join('or', groups);
  if (joined && groups.length > 1 && groups.some(({ hasAnd }) => hasAnd)) warnOfMixture(state, joined, groups);
  return joined;
}

interface AndGroup {
  readonly expression: Expression | undefined;
  /** AND stands in it outside of parentheses. */
  readonly hasAnd: boolean;
}

function parseAnd(state: ParserState, depth: number): AndGroup {
  const terms = [{ expression: parseTerm(state, depth) }];
  for (;;) {
    if (takeOperator(state, 'and')) terms.push({ expression: parseTerm(state, depth) });
    else if (endsGroup(state)) return { expression: join('and', terms), hasAnd: terms.length > 1 };
    else reportMissingOperator(state);
  }
}

function takeOperator(state: ParserState, kind: 'and' | 'or'): boolean {
  skipBlanks(state);
  const operator = operatorAt(state);
  if (operator?.kind !== kind) return false;
  advance(state, operator.length);
  return true;
}

const endsGroup = (state: ParserState): boolean =>
  atEnd(state) || here(state) === ')' || operatorAt(state) !== undefined;

function reportMissingOperator(state: ParserState): void {
  const found = sight(state);
  if (orderByAt(state)) {
    report(state, ORDER_BY_REFUSED(found, {}));
    stop(state);
  } else {
    report(state, OPERATOR_EXPECTED(found, { found: found.text }));
    scanBare(state);
  }
}

function join(kind: 'and' | 'or', parts: readonly { expression: Expression | undefined }[]): Expression | undefined {
  const operands = parts.flatMap(({ expression }) => expression ?? []);
  const [first] = operands;
  const last = operands.at(-1);
  if (!first || !last || operands.length < parts.length) return undefined;
  return operands.length === 1 ? first : { kind, operands, start: first.start, end: last.end };
}

function warnOfMixture(state: ParserState, joined: Expression, groups: readonly AndGroup[]): void {
  const reading = groups
    .map(({ expression, hasAnd }) => {
      const text = state.text.slice(expression?.start, expression?.end);
      return hasAnd ? `(${text})` : text;
    })
    .join(' OR ');
  report(state, MIXED_AND_OR(joined, { reading }, reading));
}

function parseTerm(state: ParserState, depth: number): Expression | undefined {
  skipBlanks(state);
  const start = state.position;
  const isNot = notAt(state);
  if (!isNot && here(state) !== '(') {
    const comparison = parseComparison(state);
    if (!comparison) scanBare(state);
    return comparison;
  }
  if (depth >= conditionBudgets.depth) {
    report(state, TOO_DEEP({ start, end: start + 1 }, { limit: conditionBudgets.depth }));
    stop(state);
    return undefined;
  }
  if (!isNot) return parseParentheses(state, depth);
  advance(state, 'NOT'.length);
  const operand = parseTerm(state, depth + 1);
  return operand && { kind: 'not', operand, start, end: operand.end };
}

/** The expression within, its span including the parentheses. */
function parseParentheses(state: ParserState, depth: number): Expression | undefined {
  const start = state.position;
  advance(state, 1);
  const inner = parseOr(state, depth + 1);
  if (here(state) !== ')') {
    report(state, PARENTHESIS_NOT_CLOSED({ start, end: start + 1 }, {}));
    return undefined;
  }
  advance(state, 1);
  return inner && { ...inner, start, end: state.position };
}

function parseComparison(state: ParserState): Comparison | undefined {
  const start = state.position;
  const limit = conditionBudgets.comparisons;
  state.comparisons += 1;
  if (state.comparisons > limit) {
    report(state, TOO_MANY_COMPARISONS(sight(state), { limit }));
    stop(state);
    return undefined;
  }
  const path = parsePath(state);
  if (!path) return undefined;
  skipBlanks(state);
  const token = parseComparator(state);
  if (token === 'reported') return undefined;
  if (!token) {
    const found = sight(state);
    const facts = { path: pathText(path), found: found.text, isFirst: state.comparisons === 1 };
    report(state, COMPARATOR_EXPECTED(found.text === '' ? path : found, facts));
    return undefined;
  }
  const operand = parseOperand(state, path, token);
  return operand && { kind: 'comparison', path, comparator: token.comparator, operand, start, end: operand.end };
}
