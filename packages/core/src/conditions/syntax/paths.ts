import { conditionBudgets } from '../budgets.ts';
import type { Path } from '../expression.ts';
import {
  COLLECTION_REFUSED,
  FORMULA_REFUSED,
  NAME_REFUSED,
  ORDER_BY_REFUSED,
  PATH_REFUSED,
  PLACEHOLDER_REFUSED,
} from '../findings/refusals.ts';
import { CONDITION_EXPECTED, FIELD_EXPECTED } from '../findings/syntax.ts';
import { beginsName } from './characters.ts';
import { advance, atEnd, here, nameEnd, report, sight, skipBlanks, stop, type ParserState } from './state.ts';
import { operatorAt, orderByAt } from './words.ts';

/** Names through which JavaScript objects reach code that is no data. */
const refusedNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads the path left of a comparator; `undefined` with a finding. */
export function parsePath(state: ParserState): Path | undefined {
  if (!startsPath(state)) return undefined;
  const start = state.position;
  const names = readNames(state);
  const path: Path = { names, start, end: state.position };
  return isAllowed(state, path) ? path : undefined;
}

function startsPath(state: ParserState): boolean {
  const found = sight(state);
  if (orderByAt(state)) {
    report(state, ORDER_BY_REFUSED(found, {}));
    stop(state);
    return false;
  }
  if (atEnd(state) || operatorAt(state) || found.text === ')') {
    report(state, CONDITION_EXPECTED(found, { found: found.text }));
    return false;
  }
  if (beginsName(state.text, state.position)) return true;
  report(state, here(state) === ':' ? placeholderAt(state) : FIELD_EXPECTED(found, { found: found.text }));
  return false;
}

/** `:1` or `:name`, as the ERP's own programs pass values. */
export function placeholderAt(state: ParserState) {
  const start = state.position;
  const end = nameEnd(state, start + 1, 60);
  return PLACEHOLDER_REFUSED({ start, end }, { name: state.text.slice(start, end) });
}

function readNames(state: ParserState): string[] {
  const names: string[] = [];
  for (;;) {
    const end = nameEnd(state, state.position);
    names.push(state.text.slice(state.position, end));
    state.position = end;
    if (here(state) !== '.') return names;
    advance(state, 1);
  }
}

function isAllowed(state: ParserState, path: Path): boolean {
  const { names } = path;
  const text = state.text.slice(path.start, path.end);
  const behind = behindBlanks(state);
  if (behind === '(') report(state, FORMULA_REFUSED(path, { name: text }));
  else if (behind === '[') report(state, COLLECTION_REFUSED(path, { name: text }));
  else if (names.includes('')) report(state, FIELD_EXPECTED(path, { found: text }));
  else if (names.length > (names[0] === 'details' ? conditionBudgets.pathNames : 2))
    report(state, PATH_REFUSED(path, { path: text }));
  else {
    const name = names.find((each) => refusedNames.has(each));
    if (name === undefined) return true;
    report(state, NAME_REFUSED(path, { name }));
  }
  return false;
}

function behindBlanks(state: ParserState): string {
  skipBlanks(state);
  return here(state);
}
