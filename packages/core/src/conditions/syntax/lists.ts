import { conditionBudgets } from '../budgets.ts';
import type { Operand, Value } from '../expression.ts';
import { LIST_TOO_LONG } from '../findings/budgets.ts';
import {
  LIST_COMMA_EXPECTED,
  LIST_EXPECTED,
  LIST_NOT_CLOSED,
  LIST_NULL,
  LIST_VALUE_EXPECTED,
} from '../findings/value-syntax.ts';
import { isBlank } from './characters.ts';
import { parseQuoted } from './quoted.ts';
import { advance, atEnd, here, report, sight, skipBlanks, stop, type ParserState } from './state.ts';

/** Reads `[v1,v2,...]`; values may be bare, in single or in double quotes. */
export function parseList(state: ParserState, path: string): Operand | undefined {
  if (here(state) !== '[') {
    report(state, LIST_EXPECTED(sight(state), {}));
    return undefined;
  }
  const start = state.position;
  const values: Value[] = [];
  let complete = true;
  do {
    advance(state, 1);
    const value = parseListValue(state, path);
    if (value) values.push(value);
    else complete = false;
    skipBlanks(state);
  } while (here(state) === ',');
  if (state.stopped) return undefined;
  if (atEnd(state)) {
    report(state, LIST_NOT_CLOSED({ start, end: start + 1 }, {}));
    return undefined;
  }
  advance(state, 1);
  return complete ? { kind: 'list', values, start, end: state.position } : undefined;
}

/** Stops in front of the `,` or `]` behind the value, or at the end. */
function parseListValue(state: ParserState, path: string): Value | undefined {
  skipBlanks(state);
  state.listValues += 1;
  if (state.listValues > conditionBudgets.listValues) {
    report(state, LIST_TOO_LONG(sight(state), { limit: conditionBudgets.listValues }));
    stop(state);
    return undefined;
  }
  const first = here(state);
  if (first === "'" || first === '"') {
    const value = parseQuoted(state);
    const behind = scanToSeparator(state);
    if (behind.text === '') return value;
    report(state, LIST_COMMA_EXPECTED(behind, {}));
    return undefined;
  }
  const value = scanToSeparator(state);
  if (value.text === '') {
    // At the end of the text the finding is that the list is not closed.
    if (!atEnd(state)) report(state, LIST_VALUE_EXPECTED(sight(state), {}));
    return undefined;
  }
  if (value.text !== 'null') return { ...value, quoted: false };
  report(state, LIST_NULL(value, { path }));
  return undefined;
}

function scanToSeparator(state: ParserState): { text: string; start: number; end: number } {
  skipBlanks(state);
  const start = state.position;
  let end = start;
  while (!atEnd(state)) {
    const unit = state.text.charCodeAt(state.position);
    if (unit === 0x2c || unit === 0x5d) break;
    advance(state, 1);
    if (!isBlank(unit)) end = state.position;
  }
  return { text: state.text.slice(start, end), start, end };
}
