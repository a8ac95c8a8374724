import { setTimeout } from 'node:timers/promises';
import { DataFolder } from '../data-folder.ts';
import { readLedger } from '../ledger.ts';
import { stagesUnderWay } from '../stages.ts';
import { Victim } from '../victim.ts';
import type { CrashRun } from '../rounds.ts';
import { stepStages, type StepStage } from './steps-stages.ts';
import { doubled, stepsVerdict, type StepsVerdict } from './steps-verdict.ts';
import { WorkshopServer } from './workshop-server.ts';

export interface StepsResult extends StepsVerdict {
  readonly rounds: number;
  /** Kills that hit neither a call nor the storing between two, and were repeated. */
  readonly repeated: number;
  readonly hits: ReadonlyMap<StepStage, number>;
}

const script = 'steps/steps-process.ts';
const deliveriesBefore = 20;
const longestLifeMs = 3000;
const latestKillMs = 100;
/** A customer whose creation was cut off is left alone for 23 s, and a host killed meanwhile leaves others behind. */
const drainMs = 180_000;
const lookEveryMs = 100;

/**
 * Kills a host in the middle of deliveries that take several calls, again and again on the same data folder, and lets it
 * finish in the end.
 */
export async function stepsRounds({ rounds, untilLoss = false, told }: CrashRun): Promise<StepsResult> {
  using folder = new DataFolder();
  await using workshop = await WorkshopServer.start();
  const hits = new Map<StepStage, number>(stepStages.map((stage) => [stage, 0]));
  let counted = 0;
  let repeated = 0;
  while (counted < rounds) {
    const victim = await Victim.start(folder.path, workshop.port, `${counted}-${repeated}`, true, script);
    await victim.delivers(deliveriesBefore, longestLifeMs);
    await setTimeout(Math.random() * latestKillMs);
    await victim.kill();
    const hit = stagesUnderWay(folder.stagesFile, stepStages);
    if (hit.size === 0) {
      repeated += 1;
      continue;
    }
    counted += 1;
    for (const stage of hit) hits.set(stage, (hits.get(stage) ?? 0) + 1);
    told?.(counted);
    const broken = untilLoss ? doubled(workshop) : [];
    if (broken.length > 0) {
      return {
        rounds: counted,
        repeated,
        hits,
        broken,
        acknowledged: 0,
        customers: 0,
        mayDuplicate: 0,
        interrupted: 0,
      };
    }
  }
  await drain(folder, workshop.port);
  return { rounds: counted, repeated, hits, ...stepsVerdict(readLedger(folder.ledgerFile), folder, workshop) };
}

async function drain(folder: DataFolder, port: number): Promise<void> {
  const victim = await Victim.start(folder.path, port, 'drain', false, script);
  const end = performance.now() + drainMs;
  while (performance.now() < end && !isDrained(folder)) await setTimeout(lookEveryMs);
  await victim.kill();
}

function isDrained(folder: DataFolder): boolean {
  const deliveries = folder.deliveries();
  const matched = new Set(deliveries.map(({ event }) => event));
  const isMatched = [...folder.events()].every((id) => matched.has(id));
  return isMatched && deliveries.every(({ state }) => state === 'delivered' || state === 'failed');
}
