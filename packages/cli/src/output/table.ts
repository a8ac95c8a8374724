import { stripVTControlCharacters } from 'node:util';

const width = (text: string): number => [...stripVTControlCharacters(text)].length;

/** Columns of text, as wide as they need to be; the last one is not padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Cuts a text that is wider than its place and says so. */
export const cut = (text: string, columns: number): string =>
  width(text) <= columns ? text : `${[...text].slice(0, Math.max(0, columns - 1)).join('')}…`;
