import type { Language, TextPlace } from '@eilbote/contract';
import type { ConditionFinding } from './findings/finding.ts';

const widest = 100;
const words = {
  de: { error: 'Fehler', warning: 'Hinweis', line: 'Zeile', column: 'Spalte' },
  en: { error: 'Error', warning: 'Warning', line: 'line', column: 'column' },
} as const;

/**
 * A finding as it is read in a terminal: what is wrong, the line of the conditions text, and carets below the place.
 * Lines and columns count from 1.
 */
export function formatFinding(finding: ConditionFinding, text: string, language: Language): string {
  const { start, end } = lineAt(text, finding.start);
  const line = text.slice(0, start).split('\n').length;
  const column = columns(text.slice(start, Math.min(finding.start, end))) + 1;
  const word = words[language];
  const heading = `${word[finding.severity]} (${word.line} ${line}, ${word.column} ${column}): ${finding.text[language]}`;
  return [heading, ...placeOf(finding, text).excerpt.map((shown) => `  ${shown}`)].join('\n');
}

/** Where a finding is in the conditions text, and how it is pointed out. */
export function placeOf({ start, end, replacement }: ConditionFinding, text: string): TextPlace {
  return {
    start,
    end,
    excerpt: excerpt(text, { start: Math.min(start, text.length), end }, lineAt(text, start)),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function lineAt(text: string, position: number): Stretch {
  const at = Math.min(position, text.length);
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  return { start, end: newline < 0 ? text.length : newline };
}

/** The line, cut around the place where it is long, and the carets. */
function excerpt(text: string, place: Stretch, line: Stretch): [line: string, carets: string] {
  const from = place.start - line.start > widest / 2 ? place.start - widest / 2 : line.start;
  const to = Math.min(line.end, from + widest);
  const before = text.slice(from, place.start);
  const marked = text.slice(place.start, Math.max(place.start, Math.min(place.end, to)));
  const cutFront = from > line.start ? '…' : '';
  const shown = `${cutFront}${text.slice(from, to)}${to < line.end ? '…' : ''}`;
  const indent = ' '.repeat(cutFront.length + columns(before));
  return [visible(shown), `${indent}${'^'.repeat(Math.max(1, columns(marked)))}`];
}

const columns = (text: string): number => Array.from(text).length;

/** One column for each character, so that the carets stand where they should. */
const visible = (text: string): string => text.replaceAll('\t', ' ').replaceAll('\r', ' ');
