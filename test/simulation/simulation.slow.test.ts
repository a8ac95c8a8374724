import { expect, it } from 'vitest';
import { findBug } from './planted.ts';
import { plantedBugs } from './planted-bugs.ts';
import { runSeeds } from './run-seeds.ts';

/** Not those of `pnpm simulate`, so that the two together see more. */
const from = 20_000;

it('finds every promise kept in 300 worlds, thirty of them with the real database', async () => {
  const problems: string[] = [];
  let worlds = 0;
  await runSeeds({ from, count: 300, store: 'both' }, (report) => {
    worlds += 1;
    problems.push(...report.problems.map((problem) => `seed ${report.seed} (${report.store}): ${problem}`));
  });
  expect(problems).toEqual([]);
  expect(worlds).toBe(300);
});

it.each(plantedBugs.map((bug) => [bug.name, bug] as const))('finds a planted bug: %s', async (_, bug) => {
  const [find] = await findBug(bug, { starts: 1, worlds: 2000 });
  expect(find?.worlds).toBeGreaterThan(0);
});
