import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plantedTree } from '../simulation/planted-tree.ts';
import { patchOf, plantedBugs } from '../simulation/planted-bugs.ts';

const run = promisify(execFile);
const mostRounds = 50;

/** Kills hosts that acknowledge too early, until an acknowledged event is missing. */
export async function lossOfPlantedBug(): Promise<{ readonly rounds: number; readonly broken: readonly string[] }> {
  const bug = plantedBugs.find(({ name }) => name === 'acknowledged-before-commit');
  if (bug === undefined) throw new Error('there is no such bug to plant');
  await using tree = await plantedTree(patchOf(bug));
  const args = ['test/crash/main.ts', '--until-loss', '--rounds', String(mostRounds)];
  const { stdout } = await run(process.execPath, args, { cwd: tree.folder });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { rounds: number; broken: readonly string[] };
}
