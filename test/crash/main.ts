import { parseArgs } from 'node:util';
import { crashRounds, type CrashResult } from './rounds.ts';
import { doublesOfPlantedBug, lossOfPlantedBug } from './planted.ts';
import { stepsRounds } from './steps/steps-rounds.ts';
import { printSteps } from './steps/print-steps.ts';

const usage = `pnpm crash --rounds <count>    kills a real host so often (300) and looks for what is lost
           --steps             the same with actions of several calls (200): also looks for what is there twice
           --planted           with "acknowledged before commit" planted into a copy of the tree: must report a loss;
                               with --steps "ensure without intent": must report what is there twice`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    steps: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    'until-loss': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else if (values.planted) await planted();
else if (values['until-loss']) {
  const run = { rounds: Number(values.rounds), untilLoss: true };
  console.log(JSON.stringify(await (values.steps ? stepsRounds(run) : crashRounds(run))));
} else if (values.steps) await crashSteps();
else await crash();

async function crash(): Promise<void> {
  const began = performance.now();
  const result = await crashRounds({
    rounds: Number(values.rounds ?? 300),
    told,
  });
  print(result, (performance.now() - began) / 1000);
  process.exitCode = result.broken.length > 0 ? 1 : 0;
}

async function crashSteps(): Promise<void> {
  const began = performance.now();
  const result = await stepsRounds({ rounds: Number(values.rounds ?? 200), told });
  printSteps(result, (performance.now() - began) / 1000);
  process.exitCode = result.broken.length > 0 ? 1 : 0;
}

function told(round: number): void {
  if (round % 25 === 0) console.log(`${round} rounds`);
}

function print(result: CrashResult, seconds: number): void {
  const { rounds, repeated, hits, acknowledged, deliveries, broken, duplicates, interrupted } = result;
  console.log(`${rounds} kills in ${seconds.toFixed(0)} s, each while publish() waited and a call was under way`);
  console.log(`(${repeated} more hit another moment and do not count)`);
  console.log(`hits per stage: ${[...hits].map(([stage, count]) => `${stage} ${count}`).join(', ')}`);
  console.log(`${acknowledged} events acknowledged, ${deliveries} deliveries`);
  console.log(`${interrupted} deliveries given up after five interruptions in a row`);
  for (const sentence of broken) console.log(`BROKEN: ${sentence}`);
  console.log(`${duplicates} calls repeated that the receiver had taken already`);
  console.log(`${broken.length} promises broken, ${broken.length === 0 ? 0 : 'something'} lost`);
}

async function planted(): Promise<void> {
  const { rounds, broken } = await (values.steps ? doublesOfPlantedBug() : lossOfPlantedBug());
  for (const sentence of broken) console.log(sentence);
  const found = broken.length > 0;
  console.log(found ? `found after ${rounds} rounds` : `not found in ${rounds} rounds`);
  process.exitCode = found ? 0 : 1;
}
