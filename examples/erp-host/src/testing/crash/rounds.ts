import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ErpClient } from '../erp-client.ts';
import { type ErpCommand, ErpProcess } from '../erp-process.ts';
import { Receiver } from '../receiver.ts';
import { subscribe } from '../subscribe.ts';
import { readRemains, type Remains } from './remains.ts';
import { brokenDeliveries, brokenHalves, deliveredFact } from './verdict.ts';
import { Workers } from './workers.ts';

export interface CrashRun {
  /** Kills between commit and relay. */
  readonly rounds: number;
  /** Ends after so many kills, wherever they hit. */
  readonly mostKills?: number;
  readonly command?: ErpCommand;
  told?(round: number): void;
}

export interface CrashResult {
  /** Kills that found an event in the outbox that Eilbote had not taken yet. */
  readonly betweenCommitAndRelay: number;
  /** Kills that found an event in the outbox that Eilbote had taken already. */
  readonly betweenRelayAndDeletion: number;
  /** Kills while somebody was waiting for an answer. */
  readonly unanswered: number;
  readonly kills: number;
  readonly acknowledged: number;
  /** Things that have happened and of which nobody was told by an answer. */
  readonly happenedUnheard: number;
  readonly events: number;
  /** Calls that the receiver had had already. */
  readonly duplicates: number;
  /** Sentences; none when neither half was lost. */
  readonly broken: readonly string[];
}

/** So much is acknowledged in each life of the ERP, at least and at most. */
const leastWork = 40;
const mostWork = 200;
/** When the receiver hears nothing for so long, what is missing will not come. */
const patienceMs = 20_000;
const lookEveryMs = 50;

/**
 * Kills the ERP in the middle of its work, again and again on the same data, and looks each time whether rows and events
 * are there together. In the end it may finish, and everything must have been delivered. Ends early with what is broken.
 */
export async function crashRounds({
  rounds,
  mostKills = 10 * rounds,
  command = {},
  told,
}: CrashRun): Promise<CrashResult> {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-erp-crash-'));
  await using receiver = await Receiver.start();
  using _ = { [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
  const workers = new Workers();
  const count = { betweenCommitAndRelay: 0, betweenRelayAndDeletion: 0, unanswered: 0, kills: 0 };
  let broken: readonly string[] = [];
  let remains: Remains | undefined;
  while (count.betweenCommitAndRelay < rounds && count.kills < mostKills && broken.length === 0) {
    const waiting = await workAndKill(folder, command, workers, receiver);
    remains = await readRemains(folder);
    const published = new Set(remains.published.map(({ id }) => id));
    count.kills += 1;
    count.unanswered += waiting > 0 ? 1 : 0;
    count.betweenCommitAndRelay += remains.outbox.some(({ id }) => !published.has(id)) ? 1 : 0;
    count.betweenRelayAndDeletion += remains.outbox.some(({ id }) => published.has(id)) ? 1 : 0;
    broken = brokenHalves(remains, workers);
    told?.(count.kills);
  }
  if (broken.length === 0 && remains !== undefined) {
    await finish(folder, command, remains, receiver);
    remains = await readRemains(folder);
    broken = [...brokenHalves(remains, workers), ...brokenDeliveries(remains, receiver.payloads)];
  }
  return {
    ...count,
    acknowledged: workers.acknowledged.size,
    happenedUnheard: remains?.rows.difference(workers.acknowledged).size ?? 0,
    events: remains?.published.length ?? 0,
    duplicates: receiver.payloads.length - new Set(receiver.payloads.map(({ _eilbote }) => _eilbote.deliveryId)).size,
    broken,
  };
}

/** One life of the ERP. Tells how many requests were waiting for an answer at its end. */
async function workAndKill(folder: string, command: ErpCommand, workers: Workers, receiver: Receiver): Promise<number> {
  await using erp = await ErpProcess.start(folder, command);
  if (workers.acknowledged.size === 0) await subscribe(new ErpClient(erp.url), receiver.url);
  const working = workers.work(erp.url);
  await workers.hearOf(leastWork + Math.floor(Math.random() * (mostWork - leastWork)));
  await erp.kill();
  return working;
}

/** The last life: as long as it needs, or as something still arrives. */
async function finish(folder: string, command: ErpCommand, { rows }: Remains, receiver: Receiver): Promise<void> {
  await using erp = await ErpProcess.start(folder, command);
  let arrived = 0;
  let since = performance.now();
  for (;;) {
    if (rows.isSubsetOf(new Set(receiver.payloads.map(deliveredFact)))) break;
    if (receiver.payloads.length > arrived) since = performance.now();
    arrived = receiver.payloads.length;
    if (performance.now() - since > patienceMs) break;
    await setTimeout(lookEveryMs);
  }
  await erp.stop();
}
