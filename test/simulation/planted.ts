import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { patchOf, plantedBugs, type PlantedBug } from './planted-bugs.ts';
import { plantedTree } from './planted-tree.ts';

const run = promisify(execFile);

export interface Search {
  /** From so many seeds on, far away from each other, a bug is looked for: one lucky seed says little. */
  readonly starts: number;
  /** A bug that hides for longer counts as not found. */
  readonly worlds: number;
}

const search: Search = { starts: 9, worlds: 2000 };
const distance = 100_000;

export interface Find {
  /** Worlds until the first violation; `null` if there was none. */
  readonly worlds: number | null;
  readonly problem?: string;
}

/** Plants every bug and prints after how many worlds it is found, the median of several starts; false if one is not. */
export async function printPlanted(): Promise<boolean> {
  let allFound = true;
  const lines: string[] = [];
  for (const bug of plantedBugs) {
    const finds = await findBug(bug, search);
    const counts = finds.map(({ worlds }) => worlds ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? Number.POSITIVE_INFINITY;
    allFound &&= counts.every((count) => Number.isFinite(count));
    console.log(`\n${bug.name}: ${bug.breaks}`);
    for (const problem of new Set(finds.map(({ problem = 'not found' }) => ruleOf(problem))))
      console.log(`  found by: ${problem}`);
    lines.push(`${bug.name}: found after ${median} worlds (median of ${counts.length} starts: ${counts.join(' ')})`);
  }
  console.log(`\n${lines.join('\n')}`);
  return allFound;
}

/** Plants a bug into a copy of the tree and simulates worlds there until it shows. */
export async function findBug(bug: PlantedBug, { starts, worlds }: Search): Promise<readonly Find[]> {
  await using tree = await plantedTree(patchOf(bug));
  const finds: Find[] = [];
  for (let start = 0; start < starts; start += 1) {
    const args = ['--until-found', '--from', String(1 + start * distance), '--seeds', String(worlds)];
    const { stdout } = await run(process.execPath, ['test/simulation/main.ts', ...args, '--store', bug.store], {
      cwd: tree.folder,
    });
    finds.push(JSON.parse(stdout) as Find);
  }
  return finds;
}

/** `12.345 s, order is kept: call 7 ...` without time and particulars. */
const ruleOf = (problem: string): string => /, (.+?):/.exec(problem)?.[1] ?? problem.split('\n', 1)[0] ?? '';
