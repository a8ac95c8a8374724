import type { Comparator } from '../expression.ts';
import { COMPARATOR_UNKNOWN } from '../findings/syntax.ts';
import { advance, nameEnd, report, skipBlanks, type ParserState } from './state.ts';
import { keywordAt } from './words.ts';

/** Spellings in the order in which they are tried: a longer one before those it begins with. */
const symbols: readonly (readonly [spelling: string, comparator: Comparator])[] = [
  ['===', 'equalLiterally'],
  ['!==', 'notEqualLiterally'],
  ['==', 'equal'],
  ['!=', 'notEqual'],
  ['<=', 'atMost'],
  ['>=', 'atLeast'],
  ['=', 'equal'],
  ['#', 'notEqual'],
  ['<', 'less'],
  ['>', 'greater'],
  ['%', 'keyword'],
];

/** Spellings of other languages that people try, and what they are called here. */
const foreignSymbols: readonly (readonly [spelling: string, meant: string])[] = [
  ['<>', '!='],
  ['=<', '<='],
  ['=>', '>='],
  [':=', '='],
  ['≠', '!='],
  ['≤', '<='],
  ['≥', '>='],
  ['!', '!='],
  ['~', '='],
];

interface Help {
  readonly de: string;
  readonly en: string;
}

const write = (de: string, en = de): Help => ({ de: `Schreiben Sie ${de}`, en: `Write ${en}` });
const startsWith = write('= mit @ dahinter: Ort = Köl@', '= with @ behind: Ort = Köl@');
const contains = write('= mit @ davor und dahinter: Ort = @öl@', '= with @ before and behind: Ort = @öl@');
const between = write('zwei Vergleiche: Status >= 3 AND Status <= 5', 'two comparisons: Status >= 3 AND Status <= 5');
const equals = write('= wie in Ort = Köln', '= as in Ort = Köln');

const foreignWords: Readonly<Record<string, Help>> = {
  LIKE: startsWith,
  BEGINNT: startsWith,
  CONTAINS: contains,
  ENTHÄLT: contains,
  BETWEEN: between,
  ZWISCHEN: between,
  GLEICH: equals,
  IST: equals,
  UNGLEICH: write('# wie in Ort # Köln', '# as in Ort # Köln'),
  NOT: {
    de: 'NOT steht vor dem ganzen Vergleich: NOT (Status IN [2,3]).',
    en: 'NOT stands before the whole comparison: NOT (Status IN [2,3]).',
  },
};

export interface ComparatorToken {
  readonly comparator: Comparator;
  /** As written. */
  readonly symbol: string;
}

/** Reads the comparator at the position; `undefined` with a finding, or without one where nothing looks like any. */
export function parseComparator(state: ParserState): ComparatorToken | 'reported' | undefined {
  const { text, position } = state;
  state.steps += 3;
  for (const [spelling, meant] of foreignSymbols) {
    if (!text.startsWith(spelling, position) || symbols.some(([own]) => isLonger(own, spelling, state))) continue;
    const span = { start: position, end: position + spelling.length };
    report(state, COMPARATOR_UNKNOWN(span, { found: spelling, help: write(`${meant}.`) }, meant));
    return 'reported';
  }
  for (const [spelling, comparator] of symbols) {
    if (!text.startsWith(spelling, position)) continue;
    advance(state, spelling.length);
    return { comparator, symbol: spelling };
  }
  return parseWord(state);
}

const isLonger = (own: string, foreign: string, { text, position }: ParserState): boolean =>
  own.length > foreign.length && own.startsWith(foreign) && text.startsWith(own, position);

function parseWord(state: ParserState): ComparatorToken | 'reported' | undefined {
  const start = state.position;
  const word = keywordAt(state, start);
  if (word === 'IN') {
    advance(state, 2);
    return { comparator: 'in', symbol: 'IN' };
  }
  if (word === 'IS') {
    advance(state, 2);
    const behindIs = state.position;
    skipBlanks(state);
    if (keywordAt(state, state.position) === 'NOT') {
      advance(state, 3);
      return { comparator: 'notEqualLiterally', symbol: 'IS NOT' };
    }
    state.position = behindIs;
    return { comparator: 'equalLiterally', symbol: 'IS' };
  }
  const end = nameEnd(state, start, 12);
  const found = state.text.slice(start, end);
  const help = foreignWord(found);
  if (!help) return undefined;
  report(state, COMPARATOR_UNKNOWN({ start, end }, { found, help }));
  return 'reported';
}

function foreignWord(found: string): Help | undefined {
  const word = found.toUpperCase();
  return Object.hasOwn(foreignWords, word) ? foreignWords[word] : undefined;
}
