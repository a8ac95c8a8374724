import type { Value } from '../expression.ts';
import { ORDER_BY_REFUSED } from '../findings/refusals.ts';
import { VALUE_EXPECTED } from '../findings/syntax.ts';
import { COMPARATOR_IN_VALUE, PARENTHESIS_IN_VALUE } from '../findings/value-syntax.ts';
import { isBlank } from './characters.ts';
import { advance, atEnd, report, sight, stop, type ParserState } from './state.ts';
import { operatorAt, orderByAt } from './words.ts';

/** Reads a value without quotes: up to AND, OR, `)` or the end. `&` and `|` end it too, wherever they stand. */
export function parseBare(state: ParserState): Value | undefined {
  const value = scanBare(state);
  const span = { start: value.start, end: value.end };
  if (value.text === '') {
    const found = sight(state);
    if (orderByAt(state)) {
      report(state, ORDER_BY_REFUSED(found, {}));
      stop(state);
    } else report(state, VALUE_EXPECTED(found, { found: found.text }));
    return undefined;
  }
  if (value.comparatorAt !== undefined) {
    const found = state.text[value.comparatorAt] ?? '';
    const at = { start: value.comparatorAt, end: value.comparatorAt + 1 };
    report(state, COMPARATOR_IN_VALUE(at, { found, value: value.text }));
    return undefined;
  }
  if (value.parenthesisAt !== undefined) {
    report(state, PARENTHESIS_IN_VALUE(span, { value: value.text }, quotedInstead(value.text)));
    return undefined;
  }
  return { text: value.text, quoted: false, ...span };
}

const quotedInstead = (text: string): string | undefined => (text.includes("'") ? undefined : `'${text}'`);

interface BareText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the first `=`, `<` or `>` stands, a sign of a forgotten AND. */
  readonly comparatorAt: number | undefined;
  readonly parenthesisAt: number | undefined;
}

/** Moves to the operator, `)` or end that ends a value without quotes; parentheses within are passed in pairs. */
export function scanBare(state: ParserState): BareText {
  const { text, position: start } = state;
  let end = start;
  let open = 0;
  let comparatorAt: number | undefined;
  let parenthesisAt: number | undefined;
  let startsWord = true;
  while (!atEnd(state)) {
    const unit = text.charCodeAt(state.position);
    if (startsWord && (orderByAt(state) || operatorAt(state))) break;
    if (unit === 0x26 || unit === 0x7c) break;
    if (unit === 0x29 && open === 0) break;
    if (unit === 0x28) {
      open += 1;
      parenthesisAt ??= state.position;
    } else if (unit === 0x29) open -= 1;
    else if (unit >= 0x3c && unit <= 0x3e) comparatorAt ??= state.position;
    startsWord = isBlank(unit);
    advance(state, 1);
    if (!startsWord) end = state.position;
  }
  return { text: text.slice(start, end), start, end, comparatorAt, parenthesisAt };
}
