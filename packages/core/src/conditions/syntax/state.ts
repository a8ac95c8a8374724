import { conditionBudgets } from '../budgets.ts';
import type { ConditionFinding } from '../findings/finding.ts';
import { isBlank, namePartLength } from './characters.ts';

/** Where the parser stands. It only ever moves forward, so the work stays proportional to the text. */
export interface ParserState {
  readonly text: string;
  position: number;
  /** UTF-16 units looked at, looking ahead included: the measure of the work done. */
  steps: number;
  comparisons: number;
  listValues: number;
  /** Nothing after this point is worth a finding: it would only follow from one reported already. */
  stopped: boolean;
  readonly findings: ConditionFinding[];
}

export const startState = (text: string): ParserState => ({
  text,
  position: 0,
  steps: 0,
  comparisons: 0,
  listValues: 0,
  stopped: false,
  findings: [],
});

export function report(state: ParserState, finding: ConditionFinding): void {
  if (state.stopped) return;
  state.findings.push(finding);
  if (state.findings.length >= conditionBudgets.findings) stop(state);
}

export function stop(state: ParserState): void {
  state.stopped = true;
  state.position = state.text.length;
}

export const atEnd = (state: ParserState): boolean => state.position >= state.text.length;

/** The character at the position, a whole code point; empty at the end. */
export function here(state: ParserState): string {
  const point = state.text.codePointAt(state.position);
  return point === undefined ? '' : String.fromCodePoint(point);
}

export function advance(state: ParserState, units: number): void {
  state.position += units;
  state.steps += units;
}

export function skipBlanks(state: ParserState): void {
  while (isBlank(state.text.charCodeAt(state.position))) advance(state, 1);
}

/** Where the name beginning at `from` ends, looking at `limit` units at most. */
export function nameEnd(state: ParserState, from: number, limit = Number.POSITIVE_INFINITY): number {
  let position = from;
  while (position - from < limit) {
    const length = namePartLength(state.text, position);
    if (length === 0) break;
    position += length;
  }
  state.steps += position - from + 1;
  return position;
}

/** What stands at the position, for a message: a word, else a character, empty at the end. */
export function sight(state: ParserState): { text: string; start: number; end: number } {
  const start = state.position;
  const end = Math.max(nameEnd(state, start, 60), start + here(state).length);
  return { text: state.text.slice(start, end), start, end };
}
