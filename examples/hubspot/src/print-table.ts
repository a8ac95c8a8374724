/** Prints some columns of records below a title. */
export function printTable(
  title: string,
  records: readonly { readonly [column: string]: unknown }[],
  columns: readonly string[],
): void {
  console.log(`\n${title}`);
  const rows = [columns, ...records.map((record) => columns.map((column) => cell(record[column])))];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows) console.log(`  ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

const cell = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
