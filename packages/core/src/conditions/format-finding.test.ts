import { describe, expect, it } from 'vitest';
import { formatFinding, parseConditions, type ConditionFinding } from './index.ts';

const finding: ConditionFinding = {
  severity: 'error',
  code: 'X',
  start: 0,
  end: 0,
  text: { de: 'So nicht.', en: 'Not so.' },
};
const format = (text: string, start: number, end: number) => formatFinding({ ...finding, start, end }, text, 'de');

describe('a finding on the terminal', () => {
  it('shows the line and marks the place', () => {
    const text = 'Status = 5\r\n\tAND 𝒳ort <> Köln\nAND x = 1';
    const [first] = parseConditions(text).findings;
    expect(first && formatFinding(first, text, 'de')).toBe(
      [
        'Fehler (Zeile 2, Spalte 11): Das Vergleichszeichen „<>“ gibt es hier nicht. Schreiben Sie !=.',
        '   AND 𝒳ort <> Köln',
        '            ^^',
      ].join('\n'),
    );
    expect(first && formatFinding(first, text, 'en')).toContain('Error (line 2, column 11): There is no comparator');
  });

  it('marks the end, an empty text and a place over several lines', () => {
    expect(format('a =', 3, 3)).toBe('Fehler (Zeile 1, Spalte 4): So nicht.\n  a =\n     ^');
    expect(format('', 0, 0)).toBe('Fehler (Zeile 1, Spalte 1): So nicht.\n  \n  ^');
    expect(format('\nab', 0, 0)).toBe('Fehler (Zeile 1, Spalte 1): So nicht.\n  \n  ^');
    expect(format('ab\ncd', 1, 5)).toBe('Fehler (Zeile 1, Spalte 2): So nicht.\n  ab\n   ^');
  });

  it('cuts long lines around the place', () => {
    const text = `${'x'.repeat(300)}HIER${'y'.repeat(300)}`;
    const [, line = '', carets = ''] = format(text, 300, 304).split('\n');
    expect(line.length).toBeLessThan(110);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HIER');
  });

  it('calls a warning by its name', () => {
    const [warning] = parseConditions('a=1 OR b=2 AND c=3').findings;
    expect(warning && formatFinding(warning, 'a=1 OR b=2 AND c=3', 'de')).toMatch(/^Hinweis \(Zeile 1/);
    expect(warning && formatFinding(warning, 'a=1 OR b=2 AND c=3', 'en')).toMatch(/^Warning \(line 1/);
  });
});
