import { buildCatalogue, standardContribution, type Host } from '@eilbote/core';
import { custom } from '@eilbote/custom';
import { encryptionKey, keyRing } from '../../packages/core/src/secrets/index.ts';
import { readWebhook, sealWebhook } from '../../packages/core/src/webhooks/index.ts';
import { BenchInstallation, projectRecord } from './installation.ts';
import { inParallel, measure } from './measure.ts';
import { median, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const otherWebhooks = 10_000;
const sameWebhooks = 1000;
const publishers = 32;

/** What many webhooks cost that do not concern an event. */
export const p4: Bench = {
  title: 'P4 matching among many webhooks',
  async run({ count = 4000, pairs = 5 }, print) {
    const kinds = {
      none: () => [],
      other: () => webhooks(otherWebhooks, 'customer.created', ''),
      conditions: () =>
        webhooks(sameWebhooks, 'project.created', 'Status = 9 AND KundenNr = n20-0117@ AND SummeNetto > 100'),
    };
    const cpu = new Map<string, number[]>(Object.keys(kinds).map((name) => [name, []]));
    for (let pair = 0; pair < pairs; pair += 1) {
      for (const [name, make] of Object.entries(kinds)) {
        // A thousand conditions for each event: fewer events tell as much.
        const events = name === 'conditions' ? Math.ceil(count / 10) : count;
        cpu.get(name)?.push(await matchCost(make(), events));
      }
    }
    const of = (name: string) => cpu.get(name) ?? [];
    for (const [name, list] of cpu) print(`${name.padEnd(10)} ${spread(list, 1)} µs CPU for each event`);
    const ratio = of('other').map((value, index) => value / (of('none')[index] ?? Number.NaN));
    print(`${otherWebhooks} webhooks of another event type / none: ${spread(ratio, 2)} (bar 1.3)`);
    const parse = parseMicroseconds();
    const condition = of('conditions').map((value, index) => (value - (of('none')[index] ?? 0)) / sameWebhooks);
    print(
      `one condition: ${spread(condition, 3)} µs; one JSON.parse of the record: ${parse.toFixed(2)} µs (bar: at most that)`,
    );
    return `P4 ${median(ratio).toFixed(2)} with ${otherWebhooks} others, a condition ${(median(condition) / parse).toFixed(2)} JSON.parse`;
  },
};

interface PreparedWebhook {
  readonly id: string;
  readonly definition: string;
}

function webhooks(count: number, event: string, text: string): PreparedWebhook[] {
  const { catalogue } = buildCatalogue([standardContribution]);
  const context = { catalogue, targets: [custom.target], connections: [] };
  const secrets = keyRing([encryptionKey(Buffer.alloc(32, 0x11))]);
  return Array.from({ length: count }, (_, index) => {
    const conditions = { text, mode: text === '' ? 'pass' : 'evaluate' } as const;
    const { definition } = readWebhook({ name: `w${index}`, event, url: 'https://example.com/x', conditions }, context);
    if (definition === undefined) throw new Error('the webhook of the benchmark is not valid');
    const id = `whk_${String(index).padStart(26, '0')}`;
    return { id, definition: sealWebhook(definition, { id, secrets }) };
  });
}

async function matchCost(prepared: readonly PreparedWebhook[], events: number): Promise<number> {
  using installation = new BenchInstallation();
  const { store } = installation;
  await store.open(() => 'ins_bench');
  const entry = { at: 0, kind: 'webhook.saved', line: '{}' };
  for (const { id, definition } of prepared) {
    await store.saveWebhook({
      id,
      previousVersion: 0,
      status: 'active',
      connection: null,
      lane: `webhook:${id}`,
      definition,
      endsOrder: false,
      holdsOrder: false,
      waiting: 'rebuild',
      at: 0,
      entry,
      cancelEntry: entry,
    });
  }
  await store.close();
  const fresh = new BenchHost(installation);
  const host = await fresh.start();
  const Auftrag = projectRecord(host);
  const publishAll = (count: number) =>
    inParallel(count, publishers, () => host.publish({ type: 'project.created', records: { Auftrag } }));
  await publishAll(200);
  await fresh.allMatched();
  const { cpuMicroseconds } = await measure(events, async () => {
    await publishAll(events);
    await fresh.allMatched();
  });
  await host.stop();
  return cpuMicroseconds;
}

class BenchHost {
  readonly #installation: BenchInstallation;

  constructor(installation: BenchInstallation) {
    this.#installation = installation;
  }

  start(): Promise<Host> {
    return this.#installation.host();
  }

  async allMatched(): Promise<void> {
    while ((await this.#installation.store.unmatched(1)).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

function parseMicroseconds(): number {
  const { catalogue } = buildCatalogue([standardContribution]);
  const record = catalogue.eventType('project.created')?.examples[0]?.records['Auftrag'];
  const json = JSON.stringify(record);
  const times = 20_000;
  const begun = process.cpuUsage();
  for (let index = 0; index < times; index += 1) JSON.parse(json);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / times;
}
