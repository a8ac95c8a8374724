import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Claim, Fence, NewDelivery, Store } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { InstalledPackages } from '../packaging/installed-packages.ts';
import { BenchInstallation } from './installation.ts';
import { BenchReceiver } from './receiver.ts';
import { median, quantile, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const lanes = 1000;
const atOnce = 2000;
const claims = 300;
const perClaim = 16;
const hotEvents = 2000;
const hour = 3_600_000;

interface Memory {
  readonly waiting: number;
  readonly delivering: number;
}

type Shape = (number: number, now: number) => Partial<NewDelivery>;

/** Where the backlog waits. Its deliveries are due in an hour: whatever is due is claimed and does not stay. */
const shapes: { readonly [name: string]: Shape } = {
  [`spread over ${lanes} lanes`]: (number) => ({ webhook: `w${number % lanes}`, lane: `l${number % lanes}` }),
  // A pause changes nothing of the deliveries: they stay due, and nobody may claim them.
  'all behind one paused webhook': (_, now) => ({ webhook: 'cold', lane: 'cold', due: now - hour }),
  'all behind one order key': () => ({ webhook: 'ordered', lane: 'ordered', orderKey: 'k' }),
};

/** A backlog of a million deliveries of each shape: what a claim costs beside it, and what a host needs to live with it. */
export const p5: Bench = {
  title: 'P5 claims and memory with a backlog of waiting deliveries',
  async run({ count = 1_000_000, pairs = claims }, print) {
    const ratios: number[] = [];
    const sizes: number[] = [];
    using installed = await InstalledPackages.make();
    const script = readFileSync(new URL('./backlog-process.ts', import.meta.url), 'utf8');
    installed.write('backlog.mjs', stripTypeScriptTypes(script));
    for (const [name, shape] of Object.entries(shapes)) {
      using full = new BenchInstallation();
      using empty = new BenchInstallation();
      const webhooks = await prepared(full, name.includes('paused'));
      await prepared(empty, false);
      const begun = performance.now();
      await fill(full.folder, count, (number, now) => renamed(shape(number, now), webhooks));
      const seconds = (performance.now() - begun) / 1000;
      const [without, beside] = await timesOfClaims([empty.folder, full.folder], pairs);
      const memory = await memoryOf(full.folder, installed);
      const alone = await memoryOf(empty.folder, installed);
      const ratio = median(beside) / median(without);
      ratios.push(ratio);
      sizes.push(memory.waiting);
      print(`${count} ${name} (written in ${seconds.toFixed(0)} s)`);
      print(
        `  claim of ${perClaim}: ${spread(beside, 2)} ms, p99 ${quantile(beside, 0.99).toFixed(2)}; empty: ${spread(without, 2)} ms, p99 ${quantile(without, 0.99).toFixed(2)}`,
      );
      const mebibytes = ({ waiting, delivering }: Memory) =>
        `${Math.round(waiting)} MiB RSS waiting, at most ${Math.round(delivering)} while ${hotEvents} are delivered`;
      print(`  ratio of the medians ${ratio.toFixed(2)} (bar 1.3)`);
      print(`  host beside it: ${mebibytes(memory)} (bar 200 waiting); with none: ${mebibytes(alone)}`);
    }
    return `P5 claim ${Math.max(...ratios).toFixed(2)} x of an empty backlog, ${Math.round(Math.max(...sizes))} MiB RSS`;
  },
};

/** The ids that webhooks got, by the names of the shapes. */
async function prepared(installation: BenchInstallation, paused: boolean): Promise<ReadonlyMap<string, string>> {
  const host = await installation.host({ dispatch: false });
  const ids = new Map<string, string>();
  for (const name of ['cold', 'ordered']) {
    const input = { name, event: 'customer.created', url: 'http://127.0.0.1:1/' };
    const { webhook } = await host.webhooks.create({ ...input, order: name === 'ordered' ? 'record' : 'none' });
    if (name === 'cold' && paused) await host.webhooks.setStatus(webhook.id, 'paused');
    ids.set(name, webhook.id);
  }
  await host.stop();
  return ids;
}

/** The deliveries of a webhook that is there lie in its own lane. */
function renamed(shape: Partial<NewDelivery>, ids: ReadonlyMap<string, string>): Partial<NewDelivery> {
  const id = ids.get(shape.webhook ?? '');
  return id === undefined ? shape : { ...shape, webhook: id, lane: `webhook:${id}` };
}

async function opened(folder: string): Promise<{ readonly store: Store; readonly fence: Fence }> {
  const store = sqliteStore({ folder });
  await store.open(() => 'unused');
  const owner = { id: 'bench', pid: process.pid, host: 'bench' };
  const taken = await store.takeDispatch(owner, Date.now(), Date.now() + 24 * hour, () => true);
  if (!taken.taken) throw new Error('somebody else dispatches on the folder of the benchmark');
  return { store, fence: taken.epoch };
}

async function fill(folder: string, count: number, shape: Shape): Promise<void> {
  const { store, fence } = await opened(folder);
  for (let done = 0; done < count; done += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - done) }, (_, index) => done + index);
    await write(store, fence, numbers, 'e', shape);
  }
  await store.releaseDispatch(fence);
  await store.close();
}

async function write(store: Store, fence: Fence, numbers: readonly number[], prefix: string, shape: Shape) {
  const now = Date.now();
  const lease = { token: 'bench', until: now + hour };
  const [verdict] = await store.accept([
    numbers.map((number) => ({
      id: `${prefix}${number}`,
      type: 'customer.created',
      occurredAt: '2026-03-02T08:15:00.000Z',
      acceptedAt: now,
      table: 'Kunden',
      key: `${number}`,
      hash: `${number}`,
      json: `{"records":{"Kunden":{"KundenNr":"${number}","Name1":"${'x'.repeat(200)}"}},"details":{}}`,
    })),
  ]);
  if (verdict?.kind !== 'accepted') throw new Error('an event of the backlog was not accepted');
  const matches = verdict.events.map(({ sequence, revision }, index) => {
    const number = numbers[index] ?? 0;
    const times = { createdAt: now, due: now + hour, expires: now + 168 * hour };
    const delivery = { id: `d${prefix}${number}`, webhook: 'w', lane: 'l', ...times, ...shape(number, now) };
    return { event: sequence, revision, deliveries: [delivery] };
  });
  await store.match(fence, lease, matches);
}

/** Milliseconds of claims, the folders in turn. */
async function timesOfClaims(folders: readonly string[], rounds: number): Promise<readonly [number[], number[]]> {
  const stores = await Promise.all(folders.map(opened));
  const times: [number[], number[]] = [[], []];
  const hot: Claim = { webhook: 'hot', lane: 'hot', version: 1, limit: perClaim };
  for (let round = 0; round < rounds; round += 1) {
    // Who comes first takes turns, too.
    for (const [index, { store, fence }] of round % 2 === 0
      ? [...stores.entries()]
      : [...stores.entries()].toReversed()) {
      const numbers = Array.from({ length: perClaim }, (_, at) => round * perClaim + at);
      await write(store, fence, numbers, 'hot', (_, now) => ({ webhook: 'hot', lane: 'hot', due: now }));
      const now = Date.now();
      const token = `bench ${round}`;
      const begun = performance.now();
      const claimed = await store.claim(fence, { token, until: now + hour }, now, [hot]);
      // The first rounds warm up.
      if (round >= 10) times[index]?.push(performance.now() - begun);
      if (claimed.length !== perClaim) throw new Error(`${claimed.length} claimed, not ${perClaim}`);
      const end = { lease: token, state: 'delivered', attempts: 1, interruptions: 0, entries: [] } as const;
      await store.settle(
        fence,
        now,
        claimed.map(({ id }) => ({ delivery: id, ...end })),
      );
    }
  }
  for (const { store, fence } of stores) {
    await store.releaseDispatch(fence);
    await store.close();
  }
  return times;
}

/** RSS in MiB of a process whose host has started on the folder, and the most while it delivers some events. */
async function memoryOf(folder: string, installed: InstalledPackages): Promise<Memory> {
  using receiver = await BenchReceiver.start();
  const child = fork(join(installed.folder, 'backlog.mjs'), [folder, receiver.url(), String(hotEvents)]);
  const [memory] = (await once(child, 'message')) as [Memory];
  await once(child, 'exit');
  return memory;
}
