import { adapters } from './adapters.ts';
import { checkAdapter } from './check-adapter.ts';

// pnpm contract: every request of every adapter against its own schemas, the vendor's file and the types of its SDK.
const results = await Promise.all(adapters.map(checkAdapter));
const titles = ['adapter', 'event', 'action', 'calls', 'own schema', 'vendor file', 'SDK type'];
const rows = results.flatMap((result) => result.rows.map((row) => Object.values(row).map(String)));
// An adapter without an event column would hide an action: each row has the same order as the titles.
const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
for (const row of [titles, widths.map((width) => '-'.repeat(width)), ...rows]) {
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
for (const { absent } of results) {
  if (absent !== undefined) console.log(`\n../shared/specs/${absent} is not there: that part is skipped.`);
}
const faults = results.flatMap((result) => result.faults);
if (faults.length > 0) {
  console.log(`\n${faults.length} differences:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  process.exitCode = 1;
}
