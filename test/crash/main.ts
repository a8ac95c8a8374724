import { parseArgs } from 'node:util';
import { crashRounds, type CrashResult } from './rounds.ts';
import { lossOfPlantedBug } from './planted.ts';

const usage = `pnpm crash --rounds <count>    kills a real host so often (300) and looks for what is lost
           --planted           with "acknowledged before commit" planted into a copy of the tree: must report a loss`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '300' },
    planted: { type: 'boolean', default: false },
    'until-loss': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else if (values.planted) await planted();
else if (values['until-loss'])
  console.log(JSON.stringify(await crashRounds({ rounds: Number(values.rounds), untilLoss: true })));
else await crash();

async function crash(): Promise<void> {
  const began = performance.now();
  const result = await crashRounds({
    rounds: Number(values.rounds),
    told: (round) => {
      if (round % 25 === 0) console.log(`${round} rounds`);
    },
  });
  print(result, (performance.now() - began) / 1000);
  process.exitCode = result.broken.length > 0 ? 1 : 0;
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
  const { rounds, broken } = await lossOfPlantedBug();
  for (const sentence of broken) console.log(sentence);
  const found = broken.length > 0;
  console.log(found ? `loss found after ${rounds} rounds` : `no loss found in ${rounds} rounds`);
  process.exitCode = found ? 0 : 1;
}
