import { parseArgs } from 'node:util';
import { machine } from '../bench/measure.ts';
import { faults } from './faults.ts';

const usage = `pnpm faults [${faults.map(({ id }) => id).join(' | ')}] ...
  --backlog <count>  deliveries for the small heap (100000)`;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  allowPositionals: true,
  options: { backlog: { type: 'string', default: '100000' }, help: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((id) => !faults.some((fault) => fault.id === id));
if (values.help || unknown.length > 0) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

console.log(machine());
let kept = 0;
let skipped = 0;
let broken = 0;
for (const { id, title, run } of faults) {
  if (positionals.length > 0 && !positionals.includes(id)) continue;
  const report = await run({ backlog: Number(values.backlog) });
  console.log(`\n${id}: ${title}`);
  if (report.skipped !== undefined) {
    skipped += 1;
    console.log(`  not tried: ${report.skipped}`);
    continue;
  }
  console.log(`  ${report.how}\n  ${report.seen}`);
  for (const sentence of report.broken) console.log(`  BROKEN: ${sentence}`);
  if (report.broken.length === 0) console.log('  kept');
  if (report.broken.length === 0) kept += 1;
  else broken += 1;
}
console.log(`\n${kept} kept, ${broken} broken, ${skipped} not tried`);
process.exitCode = broken === 0 ? 0 : 1;
