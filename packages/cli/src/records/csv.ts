import { Readable } from 'node:stream';
import type { BackfillRecord, LocalizedText } from '@eilbote/core';
import { CsvError, parse } from 'csv-parse';
import type { Columns } from './columns.ts';

interface Row {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

interface Unreadable {
  readonly line: number;
}

const separators = [';', ',', '\t'];

/** The separator that stands in the first line most often; `;` where there is none, as in a file of one column. */
export function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/, 1);
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((separator) => bare.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ';';
}

/** Rows with the line that each ends in. A row that cannot be read stops no other one. */
async function* rowsOf(text: string, separator: string): AsyncGenerator<Row | Unreadable> {
  const unreadable: Unreadable[] = [];
  const parser = parse({
    delimiter: separator,
    info: true,
    // A sign for inches within a field is no quotation.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error !== undefined) unreadable.push({ line: lineOf(error) });
      return undefined;
    },
  });
  Readable.from([text]).pipe(parser);
  try {
    for await (const row of parser) {
      yield* unreadable.splice(0);
      yield row as Row;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    unreadable.push({ line: lineOf(error) });
  }
  yield* unreadable;
}

/** The names of the columns. */
export async function headerOf(text: string, separator: string): Promise<readonly string[]> {
  for await (const row of rowsOf(text, separator)) if ('record' in row) return row.record;
  return [];
}

/** Each row below the header as a record of text values; empty cells are left out. */
export async function* csvRecords(text: string, separator: string, columns: Columns): AsyncGenerator<BackfillRecord> {
  let isHeader = true;
  for await (const row of rowsOf(text, separator)) {
    if (!('record' in row)) yield { line: row.line, fault: unreadableRow };
    else if (isHeader) isHeader = false;
    else yield { line: row.info.lines, ...recordOf(row.record, columns) };
  }
}

function recordOf(cells: readonly string[], { fields }: Columns) {
  if (cells.length !== fields.length) return { fault: otherCount(cells.length, fields.length) };
  const filled = fields.flatMap((field, at) => {
    const cell = cells[at] ?? '';
    return field === undefined || cell.trim() === '' ? [] : [[field, cell] as const];
  });
  return { record: Object.fromEntries(filled) };
}

/** The parser tells it beside its message, where its types do not. */
function lineOf(error: CsvError): number {
  const { lines } = error as CsvError & { readonly lines?: unknown };
  return typeof lines === 'number' ? lines : 0;
}

const unreadableRow: LocalizedText = {
  de: 'Die Zeile ist nicht lesbar; meist fehlt ein schließendes Anführungszeichen.',
  en: 'The line cannot be read; mostly a closing quotation mark is missing.',
};

const otherCount = (found: number, expected: number): LocalizedText => ({
  de: `Die Zeile hat ${found} statt ${expected} Spalten.`,
  en: `The line has ${found} columns instead of ${expected}.`,
});
