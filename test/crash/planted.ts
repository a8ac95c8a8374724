import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plantedTree } from '../simulation/planted-tree.ts';
import { patchOf, plantedBugs } from '../simulation/planted-bugs.ts';

const run = promisify(execFile);
const mostRounds = 50;

export interface PlantedLoss {
  readonly rounds: number;
  readonly broken: readonly string[];
}

/** Kills hosts that acknowledge too early, until an acknowledged event is missing. */
export const lossOfPlantedBug = (): Promise<PlantedLoss> => lossOf('acknowledged-before-commit', []);

/** Kills hosts that create what several deliveries need without storing the intent, until something is there twice. */
export const doublesOfPlantedBug = (): Promise<PlantedLoss> => lossOf('ensure-without-intent', ['--steps']);

async function lossOf(name: string, options: readonly string[]): Promise<PlantedLoss> {
  const bug = plantedBugs.find((planted) => planted.name === name);
  if (bug === undefined) throw new Error('there is no such bug to plant');
  await using tree = await plantedTree(patchOf(bug));
  const args = ['test/crash/main.ts', ...options, '--until-loss', '--rounds', String(mostRounds)];
  const { stdout } = await run(process.execPath, args, { cwd: tree.folder });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as PlantedLoss;
}
