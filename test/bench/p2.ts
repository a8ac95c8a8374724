import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchInstallation, deliveredTimes, projectRecord } from './installation.ts';
import { inParallel, measure } from './measure.ts';
import { bullmq } from './peers/bullmq.ts';
import { pgBoss } from './peers/pg-boss.ts';
import type { Peer } from './peers/peer.ts';
import { BenchReceiver } from './receiver.ts';
import { median, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const concurrencies = [8, 16, 32, 64, 128];
const publishers = 32;
const signingSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify({ Auftrag: { text: 'x'.repeat(980) } });

type Run = (receiver: BenchReceiver, count: number, concurrency: number) => Promise<void>;

/** The full pipeline against what one would build instead, each at the concurrency that suits it best, in turn. */
export const p2: Bench = {
  title: 'P2 full pipeline against BullMQ + got and pg-boss + got',
  async run({ count = 5000, pairs = 5 }, print) {
    using receiver = await BenchReceiver.start();
    const peers = new Map<string, Peer>();
    for (const [name, open] of Object.entries({ 'redis-server': bullmq, PostgreSQL: pgBoss })) {
      const peer = await open();
      if (peer === undefined) print(`${name} is not installed here: that peer is left out`);
      else peers.set(peer.title, peer);
    }
    const kinds = new Map<string, Run>([['Eilbote (SQLite, synchronous=FULL)', fullPipeline]]);
    for (const [name, peer] of peers) kinds.set(name, (...args) => peerRun(peer, ...args));
    try {
      const best = new Map<string, number>();
      for (const [name, run] of kinds) best.set(name, await bestConcurrency(run, receiver, Math.min(count, 2000)));
      const results = new Map<string, number[]>([...kinds.keys()].map((name) => [name, []]));
      for (let pair = 0; pair < pairs; pair += 1) {
        for (const [name, run] of kinds) {
          results.get(name)?.push(await speed(run, receiver, count, best.get(name) ?? 0));
        }
      }
      const [own = [], ...others] = results.values();
      for (const [name, list] of results) print(`${name}: ${spread(list)} /s with ${best.get(name)} at once`);
      const ratios = others.map((list) => list.map((perSecond, index) => (own[index] ?? 0) / perSecond));
      const names = [...results.keys()].slice(1);
      for (const [index, ratio] of ratios.entries()) print(`Eilbote / ${names[index]}: ${spread(ratio, 2)} (bar 1.30)`);
      return ratios.length === 0
        ? 'P2 no peer is installed here'
        : `P2 ${ratios.map((ratio, index) => `${median(ratio).toFixed(2)} of ${names[index]}`).join(', ')}`;
    } finally {
      for (const peer of peers.values()) await peer.stop();
    }
  },
};

async function speed(run: Run, receiver: BenchReceiver, count: number, concurrency: number): Promise<number> {
  await receiver.forget();
  const { perSecond } = await measure(count, () => run(receiver, count, concurrency));
  const arrived = (await receiver.ids()).size;
  if (arrived !== count) throw new Error(`${arrived} of ${count} arrived`);
  return perSecond;
}

async function bestConcurrency(run: Run, receiver: BenchReceiver, count: number): Promise<number> {
  const speeds: [concurrency: number, perSecond: number][] = [];
  for (const concurrency of concurrencies) {
    speeds.push([concurrency, await speed(run, receiver, count, concurrency)]);
  }
  return speeds.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 32;
}

async function peerRun(peer: Peer, receiver: BenchReceiver, count: number, concurrency: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-peer-'));
  await peer.run({ url: receiver.url(), count, concurrency, body, logFile: join(folder, 'webhooks.log') });
  rmSync(folder, { recursive: true, force: true });
}

/** It also matches, signs, guards and keeps the history, which its peers do not. */
async function fullPipeline(receiver: BenchReceiver, count: number, concurrency: number): Promise<void> {
  using installation = new BenchInstallation();
  const host = await installation.host();
  const limits = { concurrency };
  await host.webhooks.create({ name: 'hot', event: 'project.created', url: receiver.url(), limits, signingSecret });
  const Auftrag = projectRecord(host);
  const delivered = deliveredTimes(host, count);
  await inParallel(count, publishers, () => host.publish({ type: 'project.created', records: { Auftrag } }));
  await delivered;
  await host.stop();
}
