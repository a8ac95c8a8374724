import { setTimeout } from 'node:timers/promises';
import { DataFolder } from './data-folder.ts';
import { readLedger } from './ledger.ts';
import { Receiver } from './receiver.ts';
import { stages, stagesUnderWay, type Stage } from './stages.ts';
import { lostEvents, verdict, type Verdict } from './verdict.ts';
import { Victim } from './victim.ts';

export interface CrashRun {
  readonly rounds: number;
  /** Ends with the first round after which an acknowledged event is missing. */
  readonly untilLoss?: boolean;
  told?(round: number): void;
}

export interface CrashResult extends Verdict {
  readonly rounds: number;
  /** Kills that did not hit while a publisher waited and a call was under way, and were repeated. */
  readonly repeated: number;
  readonly hits: ReadonlyMap<Stage, number>;
}

/** A host does some work before it is killed, else the same few deliveries would be interrupted every time. */
const deliveriesBefore = 40;
const longestLifeMs = 3000;
/** From then on. */
const latestKillMs = 100;
const drainMs = 120_000;
const lookEveryMs = 100;

/**
 * Kills a host in the middle of its work, again and again, always on the same data folder, and lets it finish in the end.
 * Every kill hits while `publish()` is waiting and a call is under way.
 */
export async function crashRounds({ rounds, untilLoss = false, told }: CrashRun): Promise<CrashResult> {
  using folder = new DataFolder();
  await using receiver = await Receiver.start();
  const hits = new Map<Stage, number>(stages.map((stage) => [stage, 0]));
  let counted = 0;
  let repeated = 0;
  while (counted < rounds) {
    const victim = await Victim.start(folder.path, receiver.port, `${counted}-${repeated}`, true);
    await victim.delivers(deliveriesBefore, longestLifeMs);
    await setTimeout(Math.random() * latestKillMs);
    await victim.kill();
    const hit = stagesUnderWay(folder.stagesFile);
    if (!hit.has('accept') || !hit.has('send')) {
      repeated += 1;
      continue;
    }
    counted += 1;
    for (const stage of hit) hits.set(stage, (hits.get(stage) ?? 0) + 1);
    told?.(counted);
    const broken = lostEvents(readLedger(folder.ledgerFile), folder);
    if (untilLoss && broken.length > 0) {
      return { rounds: counted, repeated, hits, broken, acknowledged: 0, deliveries: 0, duplicates: 0, interrupted: 0 };
    }
  }
  await drain(folder, receiver);
  return { rounds: counted, repeated, hits, ...verdict(readLedger(folder.ledgerFile), receiver.arrivals, folder) };
}

/** The host gets as long as it needs to bring everything to its end. */
async function drain(folder: DataFolder, receiver: Receiver): Promise<void> {
  const victim = await Victim.start(folder.path, receiver.port, 'drain', false);
  const end = performance.now() + drainMs;
  while (performance.now() < end && !isDrained(folder)) await setTimeout(lookEveryMs);
  await victim.kill();
}

function isDrained(folder: DataFolder): boolean {
  const matched = new Set(folder.deliveries().map(({ event }) => event));
  const isMatched = [...folder.events()].every((id) => matched.has(id));
  const isDone = folder.deliveries().every(({ state }) => state === 'delivered' || state === 'failed');
  return isMatched && isDone && folder.logLines().length === folder.historyCount();
}
