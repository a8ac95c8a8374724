import { parseArgs } from 'node:util';
import { lossOfPlanted } from './planted.ts';
import { type PlantName, plants } from './plants.ts';
import { crashRounds } from './rounds.ts';

const usage = `pnpm crash --rounds <count>    kills the ERP so often between commit and relay (20) and looks for what is lost
           --planted <name>    with a defect, which must be found: ${Object.keys(plants).join(', ')}`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    planted: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || (values.planted !== undefined && !(values.planted in plants))) console.log(usage);
else if (values.planted === undefined) await crash(Number(values.rounds));
else await planted(values.planted as PlantName);

async function crash(rounds: number): Promise<void> {
  const result = await crashRounds({ rounds, told: (kill) => kill % 10 === 0 && console.log(`${kill} kills`) });
  console.log(`${result.kills} kills, of which`);
  console.log(`  ${result.betweenCommitAndRelay} between the commit of the ERP and the relay of its event,`);
  console.log(`  ${result.betweenRelayAndDeletion} between the relay and the deletion from the outbox,`);
  console.log(`  ${result.unanswered} while somebody was waiting for an answer`);
  console.log(`${result.acknowledged} things acknowledged, ${result.happenedUnheard} more have happened unheard`);
  console.log(`${result.events} events published, ${result.duplicates} calls repeated`);
  for (const sentence of result.broken) console.log(`BROKEN: ${sentence}`);
  console.log(result.broken.length === 0 ? 'neither half lost' : 'something lost');
  process.exitCode = result.broken.length === 0 ? 0 : 1;
}

async function planted(plant: PlantName): Promise<void> {
  const { kills, broken } = await lossOfPlanted(plant);
  for (const sentence of broken) console.log(sentence);
  console.log(broken.length > 0 ? `loss found after ${kills} kills` : `no loss found in ${kills} kills`);
  process.exitCode = broken.length > 0 ? 0 : 1;
}
