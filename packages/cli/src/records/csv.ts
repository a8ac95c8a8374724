import { Readable } from 'node:stream';
import type { BackfillRecord, LocalizedText } from '@eilbote/core';
import type { CsvError } from 'csv-parse';
import type { Columns } from './columns.ts';

interface Row {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

interface Unreadable {
  readonly line: number;
  readonly fault: LocalizedText;
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
  // Only this command needs it: the others start without.
  const { CsvError: Unparsable, parse } = await import('csv-parse');
  const unreadable: CsvError[] = [];
  let last = 0;
  const parser = parse({
    delimiter: separator,
    info: true,
    // A sign for inches within a field is no quotation.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error !== undefined) unreadable.push(error);
      return undefined;
    },
  });
  Readable.from([text]).pipe(parser);
  try {
    for await (const row of parser) {
      last = (row as Row).info.lines;
      yield row as Row;
    }
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error;
    unreadable.push(error);
  }
  yield* unreadable.map((error) => faultOf(error, last));
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
    if (!('record' in row)) yield row;
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

/** @param last line of the last row that was read */
function faultOf(error: CsvError, last: number): Unreadable {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { line: last + 1, fault: neverClosed };
  // The parser tells it beside its message, where its types do not.
  const { lines } = error as CsvError & { readonly lines?: unknown };
  return { line: typeof lines === 'number' ? lines : last + 1, fault: unreadableRow };
}

const neverClosed: LocalizedText = {
  de: 'Hier beginnt ein Anführungszeichen, das nirgends endet; von hier an wird nichts übertragen.',
  en: 'A quotation mark begins here that ends nowhere; from here on nothing is transferred.',
};

const unreadableRow: LocalizedText = {
  de: 'Die Zeile ist nicht lesbar.',
  en: 'The line cannot be read.',
};

const otherCount = (found: number, expected: number): LocalizedText => ({
  de: `Die Zeile hat ${found} statt ${expected} Spalten.`,
  en: `The line has ${found} columns instead of ${expected}.`,
});
