import { extname } from 'node:path';
import type { BackfillPlan, Table } from '@eilbote/core';
import { bytesOf } from '../arguments/input-file.ts';
import type { Io } from '../io.ts';
import { columnNames, columnsOf } from './columns.ts';
import { csvRecords, headerOf, separatorOf } from './csv.ts';
import { decoded } from './decode.ts';
import { jsonLineRecords } from './json-lines.ts';

export interface RecordFileOptions {
  /** `utf-8` when left out. */
  readonly encoding?: string;
  /** `Nr=KundenNr`: columns that are named otherwise than their field. */
  readonly columns?: readonly string[];
}

export interface RecordFile {
  readonly records: BackfillPlan['records'];
  /** Columns of the file that are no field of the table: they are not sent. */
  readonly leftOut: readonly string[];
}

/**
 * The records of a CSV file with a header, or of JSON lines. It is read once, so that what was counted is what is
 * transferred, also from the standard input (`-`).
 * @throws FILE_UNREADABLE, ARGUMENT_INVALID, COLUMN_MISSING, COLUMN_TWICE
 */
export async function recordFile(
  io: Io,
  file: string,
  table: Table,
  { encoding = 'utf-8', columns = [] }: RecordFileOptions,
): Promise<RecordFile> {
  const names = columnNames(columns, table);
  const text = decoded(await bytesOf(io, file), file, encoding);
  if (isJsonLines(file, text)) return { records: () => jsonLineRecords(text, names), leftOut: [] };
  const separator = separatorOf(text);
  const found = columnsOf(await headerOf(text, separator), names, table);
  return { records: () => csvRecords(text, separator, found), leftOut: found.leftOut };
}

/** By the ending of the name; by the first character where that says nothing. */
function isJsonLines(file: string, text: string): boolean {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv') return false;
  return ending === '.jsonl' || ending === '.ndjson' || text.trimStart().startsWith('{');
}
