import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import got from 'got';
import { Agent } from 'node:http';
import { Pool } from 'undici';
import { gotTransport, systemClock, systemResolver } from '@eilbote/core';
import { networkGuard, networkPolicy } from '../../packages/core/src/network/index.ts';
import { BenchInstallation, deliveredTimes, projectRecord } from './installation.ts';
import { inParallel, measure, type Measured } from './measure.ts';
import { BenchReceiver } from './receiver.ts';
import { median, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const concurrency = 32;
const publishers = 32;
const otherWebhooks = 99;
const signingSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** Full pipeline against bare loops of the same guarded transport, of plain got, and of undici, in turn. */
export const p1: Bench = {
  title: 'P1 full pipeline against a bare loop of its transport',
  async run({ count = 20_000, pairs = 5 }, print) {
    using receiver = await BenchReceiver.start();
    const kinds = { undici: bareUndici, 'plain got': plainGot, 'guarded got': guardedGot, pipeline: fullPipeline };
    const results = new Map<string, Measured[]>(Object.keys(kinds).map((name) => [name, []]));
    for (let pair = 0; pair <= pairs; pair += 1) {
      for (const [name, run] of Object.entries(kinds)) {
        const measured = await run(receiver, pair === 0 ? Math.min(2000, count) : count, pair === 0 ? () => {} : print);
        // The first round warms up.
        if (pair > 0) results.get(name)?.push(measured);
      }
    }
    const of = (name: string) => results.get(name) ?? [];
    for (const [name, list] of results) {
      print(
        `${name.padEnd(12)} ${spread(list.map(({ perSecond }) => perSecond))} /s, ${spread(list.map(({ cpuMicroseconds }) => cpuMicroseconds))} µs CPU each`,
      );
    }
    const ratios = (a: string, b: string) =>
      of(a).map(({ perSecond }, i) => perSecond / (of(b)[i]?.perSecond ?? Number.NaN));
    const own = of('pipeline').map(
      ({ cpuMicroseconds }, i) =>
        (cpuMicroseconds - (of('guarded got')[i]?.cpuMicroseconds ?? 0)) / (of('undici')[i]?.cpuMicroseconds ?? 1),
    );
    print(`guarded got / plain got: ${spread(ratios('guarded got', 'plain got'), 2)} (bar 0.90)`);
    print(`own CPU / one undici request: ${spread(own, 2)} (bar 1.25)`);
    const ratio = ratios('pipeline', 'guarded got');
    print(`pipeline / guarded got: ${spread(ratio, 2)} (bar 0.80)`);
    return `P1 ${median(ratio).toFixed(2)} of bare got, own CPU ${median(own).toFixed(2)} undici requests`;
  },
};

const bodyOf = (): string => JSON.stringify({ Auftrag: { text: 'x'.repeat(980) } });
const headers = { 'content-type': 'application/json' };
/** What a delivery sends: other values with each call, so no client can keep them. */
const callHeaders = {
  'User-Agent': 'bench',
  'Content-Type': 'application/json',
  'webhook-id': '',
  'webhook-timestamp': '1795507200',
  'webhook-signature': 'v1,fMBXLoP2nngCbgonmtkwymgDhoXEoRSNDskTVokT2cg=',
};

async function bareUndici(receiver: BenchReceiver, count: number): Promise<Measured> {
  const pool = new Pool(`http://127.0.0.1:${receiver.port}`, { connections: concurrency });
  const body = bodyOf();
  const measured = await measure(count, () =>
    inParallel(count, concurrency, async () => {
      const answer = await pool.request({ path: '/hook', method: 'POST', headers, body });
      await answer.body.text();
    }),
  );
  await pool.close();
  return measured;
}

/** got as one would use it for this: a stream with deadline, no redirects, no retries, kept-alive sockets. */
async function plainGot(receiver: BenchReceiver, count: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const client = got.extend({
    agent: { http: agent },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    timeout: { request: 15_000 },
  });
  const body = bodyOf();
  const measured = await measure(count, () =>
    inParallel(count, concurrency, async () => {
      const stream = client.stream.post(receiver.url(), { headers: callHeaders, body });
      for await (const chunk of stream) void chunk;
    }),
  );
  agent.destroy();
  return measured;
}

/** The same transport and the same guard as the pipeline's, and nothing else: the call is made ready before. */
async function guardedGot(receiver: BenchReceiver, count: number): Promise<Measured> {
  const transport = gotTransport();
  const guard = networkGuard({
    policy: networkPolicy({ allow: ['127.0.0.1'] }),
    resolver: systemResolver({ clock: systemClock }),
    clock: systemClock,
  });
  const { signal } = new AbortController();
  const limits = { deadlineMs: 15_000, maximumAnswerBytes: 64 * 1024, signal };
  const body = bodyOf();
  const measured = await measure(count, () =>
    inParallel(count, concurrency, async () => {
      const approval = await guard.approve(receiver.url(), limits.deadlineMs);
      if (approval.kind !== 'approved') throw new Error(`the guard says ${approval.kind}`);
      const { url, addresses } = approval;
      await transport.exchange({ method: 'POST', url, headers: callHeaders, body, address: addresses[0], ...limits });
    }),
  );
  await transport.close();
  return measured;
}

async function fullPipeline(receiver: BenchReceiver, count: number, print: (line: string) => void): Promise<Measured> {
  await receiver.forget();
  using installation = new BenchInstallation();
  const host = await installation.host();
  for (let index = 0; index < otherWebhooks; index += 1) {
    await host.webhooks.create({ name: `w${index}`, event: 'customer.created', url: receiver.url() });
  }
  const limits = { concurrency };
  await host.webhooks.create({ name: 'hot', event: 'project.created', url: receiver.url(), limits, signingSecret });
  const { synchronous, journalMode } = await installation.store.pragmas();
  const Auftrag = projectRecord(host);
  const delivered = deliveredTimes(host, count);
  const measured = await measure(count, async () => {
    await inParallel(count, publishers, () => host.publish({ type: 'project.created', records: { Auftrag } }));
    await delivered;
    // Ends with the last log line on the disk.
    await host.stop();
  });
  await proveComplete(receiver, installation, count, `synchronous=${synchronous}, journal=${journalMode}`, print);
  return measured;
}

/** Receiver, reopened database and delivery log hold exactly the same ids. */
async function proveComplete(
  receiver: BenchReceiver,
  { folder }: BenchInstallation,
  count: number,
  settings: string,
  print: (line: string) => void,
): Promise<void> {
  const received = await receiver.ids();
  const logged = new Set<string>();
  // Twenty thousand lines fill more than one file: the rotated ones count as well.
  for (const file of readdirSync(join(folder, 'Logs'))) {
    for await (const line of createInterface({ input: createReadStream(join(folder, 'Logs', file)) })) {
      const { kind, delivery } = JSON.parse(line) as { kind: string; delivery: string };
      if (kind === 'attempt.delivered') logged.add(delivery);
    }
  }
  const reopened = new Set<string>();
  const { sqliteStore } = await import('@eilbote/store-sqlite');
  const store = sqliteStore({ folder });
  await store.open(() => 'unused');
  for (let cursor: string | undefined; ;) {
    const page = await store.deliveries(
      { states: ['delivered'] },
      { limit: 1000, ...(cursor === undefined ? {} : { cursor }) },
    );
    for (const { id } of page.rows) reopened.add(id);
    if (page.next === undefined) break;
    cursor = page.next;
  }
  await store.close();
  const same = [...received.keys()].every((id) => logged.has(id) && reopened.has(id));
  if (received.size !== count || logged.size !== count || reopened.size !== count || !same) {
    throw new Error(`${count} events, but ${received.size} received, ${reopened.size} stored, ${logged.size} logged`);
  }
  print(`  ${count} ids equal in receiver, reopened database and log; ${settings}`);
}
