import { fork, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { Host } from '@eilbote/core';
import { BenchInstallation, projectRecord } from './installation.ts';
import { BenchReceiver } from './receiver.ts';
import { median, quantile, spread } from './statistics.ts';
import type { Bench } from './bench.ts';

const receivers = 100;
const perSecond = 200;
const seconds = 12;

/** Where webhook number n sends: the whole table of troubles. */
interface Troubles {
  url(receiver: BenchReceiver, index: number): string;
}

/** Healthy receivers must not feel those that are not. */
export const p6: Bench = {
  title: 'P6 a dead, a very slow and twenty slow receivers among a hundred',
  async run({ pairs = 5 }, print) {
    using receiver = await BenchReceiver.start();
    await using hole = await Blackhole.dig();
    const calm: Troubles = { url: (to, index) => to.url(`/w${index}`) };
    const troubled: Troubles = {
      url: (to, index) => {
        if (index === 0) return `http://127.0.0.1:${hole.port}/w0`;
        if (index === 1) return to.url('/slow/10000/w1');
        if (index < 22) return to.url(`/slow/400/w${index}`);
        // Nobody listens: ten webhooks on one dead account.
        if (index < 32) return 'http://127.0.0.1:9/w';
        return to.url(`/w${index}`);
      },
    };
    const p99s = { calm: [] as number[], troubled: [] as number[] };
    for (let pair = 0; pair < pairs; pair += 1) {
      p99s.calm.push(quantile(await healthyLatencies(receiver, calm), 0.99));
      p99s.troubled.push(quantile(await healthyLatencies(receiver, troubled), 0.99));
    }
    const ratio = p99s.troubled.map((value, index) => value / (p99s.calm[index] ?? Number.NaN));
    print(`p99 of the healthy alone:     ${spread(p99s.calm, 1)} ms`);
    print(`p99 of the healthy among all: ${spread(p99s.troubled, 1)} ms`);
    print(`ratio: ${spread(ratio, 2)} (bar 1.2)`);
    return `P6 p99 of the healthy ${median(ratio).toFixed(2)} of the run without trouble`;
  },
};

/** Milliseconds from `publish()` to the arrival, of the webhooks that are healthy in both runs. */
async function healthyLatencies(receiver: BenchReceiver, troubles: Troubles): Promise<number[]> {
  await receiver.forget();
  using installation = new BenchInstallation();
  const host = await installation.host({ stopGraceMs: 100, network: { allow: ['127.0.0.1', '127.0.0.1:9'] } });
  for (let index = 0; index < receivers; index += 1) await createWebhook(host, index, troubles.url(receiver, index));
  const record = projectRecord(host);
  const published = new Map<string, number>();
  const begun = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const early = begun + (index * 1000) / perSecond - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const id = `e${index}`;
    published.set(id, Date.now());
    void host.publish({
      id,
      type: 'project.created',
      records: { Auftrag: { ...record, Suchfeld1: `w${index % receivers}` } },
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await host.stop();
  return (await receiver.arrivals()).flatMap(({ path, at }) => {
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    const index = Number(/^\/w(\d+)$/.exec(pathname)?.[1] ?? -1);
    const since = published.get(searchParams.get('e') ?? '');
    return index < 32 || since === undefined ? [] : [at - since];
  });
}

async function createWebhook(host: Host, index: number, url: string): Promise<void> {
  await host.webhooks.create({
    name: `w${index}`,
    event: 'project.created',
    url,
    conditions: { text: `Suchfeld1 = w${index}`, mode: 'evaluate' },
    attributes: [{ name: 'e', part: 'url', template: '{{ event.id }}' }],
  });
}

/** A port whose process is stopped and whose queue of connections is full: the kernel answers no SYN any more. */
class Blackhole {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #fill: readonly Socket[];

  private constructor(port: number, child: ChildProcess, fill: readonly Socket[]) {
    this.port = port;
    this.#child = child;
    this.#fill = fill;
  }

  static async dig(): Promise<Blackhole> {
    const child = fork(new URL('./blackhole-process.ts', import.meta.url));
    const { port } = await new Promise<{ port: number }>((resolve) =>
      child.once('message', (message) => resolve(message as { port: number })),
    );
    child.kill('SIGSTOP');
    const fill = Array.from({ length: 8 }, () => connect({ host: '127.0.0.1', port }).on('error', () => {}));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return new Blackhole(port, child, fill);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#fill) socket.destroy();
    this.#child.kill('SIGKILL');
  }
}
