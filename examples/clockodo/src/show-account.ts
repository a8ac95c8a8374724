import type { FakeClockodoState, FakeRecord } from '@eilbote/clockodo/fake';

const columns = {
  users: ['id', 'number', 'name', 'start_date'],
  customers: ['id', 'number', 'name'],
  projects: ['id', 'number', 'name', 'customers_id', 'completed', 'billed_money', 'note'],
  entries: ['id', 'users_id', 'projects_id', 'time_since', 'time_until', 'duration', 'billable'],
} as const;

/** What has arrived in Clockodo, as a table for each kind of record. */
export const showAccount = (account: FakeClockodoState): string =>
  (Object.keys(columns) as (keyof typeof columns)[])
    .map((kind) => `${kind}\n${table(columns[kind], account[kind].all)}`)
    .join('\n\n');

function table(names: readonly string[], records: readonly FakeRecord[]): string {
  const rows = [names, ...records.map((record) => names.map((name) => shown(record[name])))];
  const widths = names.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

const shown = (value: FakeRecord[string] | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '-';
