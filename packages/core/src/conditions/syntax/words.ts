import { isBlank } from './characters.ts';
import { advance, nameEnd, skipBlanks, type ParserState } from './state.ts';

const longestKeyword = 'ORDER'.length;

/**
 * The word at `position` in upper case, cut behind the length of the longest keyword. `Ort`, `Order` and `Andreas` are
 * read further than OR and AND reach, so they are never taken for them.
 */
export function keywordAt(state: ParserState, position: number): string {
  const end = nameEnd(state, position, longestKeyword + 1);
  return state.text.slice(position, end).toUpperCase();
}

/** Keywords between comparisons are followed by a blank, a parenthesis or the end; `and.` in a value is none. */
const endsOperator = (text: string, position: number): boolean => {
  const unit = text.charCodeAt(position);
  return position >= text.length || isBlank(unit) || unit === 0x28 || unit === 0x29;
};

export interface Operator {
  readonly kind: 'and' | 'or';
  readonly length: number;
}

/** AND or OR at the position, in any of their spellings. */
export function operatorAt(state: ParserState): Operator | undefined {
  const { text, position } = state;
  state.steps += 2;
  const first = text[position];
  if (first === '&') return { kind: 'and', length: text[position + 1] === '&' ? 2 : 1 };
  if (first === '|') return { kind: 'or', length: text[position + 1] === '|' ? 2 : 1 };
  const word = keywordAt(state, position);
  if ((word === 'AND' || word === 'OR') && endsOperator(text, position + word.length))
    return { kind: word === 'AND' ? 'and' : 'or', length: word.length };
  return undefined;
}

/** NOT before a comparison or parenthesis. */
export const notAt = (state: ParserState): boolean =>
  keywordAt(state, state.position) === 'NOT' && endsOperator(state.text, state.position + 3);

/** `order by` at the position, whose result no condition could use. */
export function orderByAt(state: ParserState): boolean {
  if (keywordAt(state, state.position) !== 'ORDER') return false;
  const ahead: ParserState = { ...state, steps: 0 };
  advance(ahead, 5);
  skipBlanks(ahead);
  const isOrderBy = ahead.position > state.position + 5 && keywordAt(ahead, ahead.position) === 'BY';
  state.steps += ahead.steps;
  return isOrderBy;
}
