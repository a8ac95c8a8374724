import { parseArgs } from 'node:util';
import { printPlanted } from './planted.ts';
import { printProblems, Totals } from './report.ts';
import { runSeeds } from './run-seeds.ts';
import { simulateSeed, type StoreChoice } from './simulate-seed.ts';

const usage = `pnpm simulate                      5000 worlds, one in ten of them on SQLite
  --seeds <count> --from <seed>    so many worlds, from this seed on
  --store model|sqlite|both        where the database is simulated, real, or both in turns
  --seed <seed> --trace            one world, with everything that happened in it
  --planted                        plants bugs into a copy of the tree and counts the worlds until each is found`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    from: { type: 'string', default: '1' },
    store: { type: 'string', default: 'both' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    'until-found': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const store = values.store as StoreChoice;

if (values.help) console.log(usage);
else if (values.planted) process.exitCode = (await printPlanted()) ? 0 : 1;
else if (values.seed !== undefined) await printOne(Number(values.seed));
else if (values['until-found']) await printFirstFound();
else await printMany();

async function printOne(seed: number): Promise<void> {
  const report = await simulateSeed(seed, store, values.trace);
  if (values.trace) for (const line of report.trace) console.log(line);
  for (const problem of report.problems) console.log(problem);
  console.log(`seed ${seed} (${report.store}): ${report.problems.length} violations`);
  process.exitCode = report.problems.length > 0 ? 1 : 0;
}

async function printMany(): Promise<void> {
  const totals = new Totals();
  const began = performance.now();
  await runSeeds({ from: Number(values.from), count: Number(values.seeds), store }, (report) => {
    totals.add(report);
    if (report.problems.length > 0) printProblems(report);
    if (totals.worlds % 500 === 0) console.log(`${totals.worlds} worlds, ${totals.failed.length} with violations`);
  });
  console.log(totals.text(performance.now() - began));
  process.exitCode = totals.failed.length > 0 ? 1 : 0;
}

/** For planted bugs: one JSON line with the first seed that shows something, counted from `--from`. */
async function printFirstFound(): Promise<void> {
  const from = Number(values.from);
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
    const { problems } = await simulateSeed(seed, store);
    if (problems.length === 0) continue;
    console.log(JSON.stringify({ worlds: seed - from + 1, problem: problems[0] }));
    return;
  }
  console.log(JSON.stringify({ worlds: null }));
}
