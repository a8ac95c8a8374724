import type { Language } from '@eilbote/contract';
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
  const start = Math.min(finding.start, text.length);
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const line = text.slice(0, lineStart).split('\n').length;
  const word = words[language];
  const column = columns(text.slice(lineStart, start)) + 1;
  const heading = `${word[finding.severity]} (${word.line} ${line}, ${word.column} ${column}): ${finding.text[language]}`;
  return [heading, ...excerpt(text, { start, end: finding.end }, { start: lineStart, end: lineEnd })].join('\n');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The line, cut around the place where it is long, and the carets. */
function excerpt(text: string, place: Stretch, line: Stretch): string[] {
  const from = place.start - line.start > widest / 2 ? place.start - widest / 2 : line.start;
  const to = Math.min(line.end, from + widest);
  const before = text.slice(from, place.start);
  const marked = text.slice(place.start, Math.max(place.start, Math.min(place.end, to)));
  const cutFront = from > line.start ? '…' : '';
  const shown = `${cutFront}${text.slice(from, to)}${to < line.end ? '…' : ''}`;
  const indent = ' '.repeat(cutFront.length + columns(before));
  return [`  ${visible(shown)}`, `  ${indent}${'^'.repeat(Math.max(1, columns(marked)))}`];
}

const columns = (text: string): number => Array.from(text).length;

/** One column for each character, so that the carets stand where they should. */
const visible = (text: string): string => text.replaceAll('\t', ' ').replaceAll('\r', ' ');
