import type { Comparator, Operand, Path } from '../expression.ts';
import { pathText } from '../expression.ts';
import { LIST_NEEDS_IN, NULL_COMPARATOR, QUOTE_TYPOGRAPHIC } from '../findings/value-syntax.ts';
import { parseBare } from './bare.ts';
import { beginsName, isDigit } from './characters.ts';
import type { ComparatorToken } from './comparators.ts';
import { parseList } from './lists.ts';
import { placeholderAt } from './paths.ts';
import { parseQuoted } from './quoted.ts';
import { here, report, sight, skipBlanks, type ParserState } from './state.ts';

const typographicQuotes = '„“”‚‘’«»‹›';
const nullTests: ReadonlySet<Comparator> = new Set(['equal', 'equalLiterally', 'notEqual', 'notEqualLiterally']);

/** Reads what stands right of a comparator; `undefined` with a finding. */
export function parseOperand(
  state: ParserState,
  path: Path,
  { comparator, symbol }: ComparatorToken,
): Operand | undefined {
  skipBlanks(state);
  if (comparator === 'in') return parseList(state, pathText(path));
  const first = here(state);
  if (first === "'" || first === '"') {
    const value = parseQuoted(state);
    return value && { kind: 'value', ...value };
  }
  if (first === '[') {
    report(state, LIST_NEEDS_IN(sight(state), { symbol }));
    return undefined;
  }
  if (first === ':' && startsPlaceholder(state)) {
    report(state, placeholderAt(state));
    return undefined;
  }
  if (first !== '' && typographicQuotes.includes(first)) {
    report(state, QUOTE_TYPOGRAPHIC(sight(state), { found: first }));
    return undefined;
  }
  const value = parseBare(state);
  if (!value) return undefined;
  if (value.text !== 'null') return { kind: 'value', ...value };
  if (nullTests.has(comparator)) return { kind: 'null', start: value.start, end: value.end };
  report(state, NULL_COMPARATOR(value, { symbol }));
  return undefined;
}

const startsPlaceholder = ({ text, position }: ParserState): boolean =>
  isDigit(text.charCodeAt(position + 1)) || beginsName(text, position + 1);
