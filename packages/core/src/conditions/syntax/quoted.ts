import type { Value } from '../expression.ts';
import { QUOTE_NOT_CLOSED } from '../findings/value-syntax.ts';
import { advance, atEnd, here, report, stop, type ParserState } from './state.ts';

/**
 * Reads a value in quotes. Single quotes cannot occur within single quotes, as in the original; within double quotes
 * `\"` and `\\` stand for the character itself.
 */
export function parseQuoted(state: ParserState): Value | undefined {
  const { text, position: start } = state;
  const quote = here(state);
  const parts: string[] = [];
  advance(state, 1);
  let partStart = state.position;
  while (!atEnd(state)) {
    const unit = text[state.position];
    if (unit === quote) {
      parts.push(text.slice(partStart, state.position));
      advance(state, 1);
      return { text: parts.join(''), quoted: true, start, end: state.position };
    }
    const next = text[state.position + 1];
    if (unit === '\\' && quote === '"' && (next === '"' || next === '\\')) {
      parts.push(text.slice(partStart, state.position));
      partStart = state.position + 1;
      advance(state, 1);
    }
    advance(state, 1);
  }
  report(state, QUOTE_NOT_CLOSED({ start, end: start + 1 }, { quote }));
  stop(state);
  return undefined;
}
