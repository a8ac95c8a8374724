import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provide } from '@eilbote/contract';
import type { Plugin } from '@eilbote/contract';
import {
  ClockPort,
  createHost,
  gotTransport,
  LogFilePort,
  RandomPort,
  readDeliveryLog,
  ResolverPort,
  silentLogger,
  TransportPort,
  type Host,
  type HostOptions,
  type LogLine,
  type Store,
} from '@eilbote/core';
import { clockOf } from '../clock/virtual-clock.ts';
import { VirtualTime } from '../clock/virtual-time.ts';
import { memoryLogDisk, type MemoryLogDisk } from '../log-file/index.ts';
import { modelDisk, modelStore } from '../model-store/index.ts';
import { Chance } from '../simulation/chance.ts';
import { Activity } from './activity.ts';
import { fakeResolver, type FakeNames } from './fake-resolver.ts';

export interface TestHostOptions extends Partial<Omit<HostOptions, 'store'>> {
  /**
   * The store under the host: asked for at each start, with a folder that is removed in the end. The model in memory
   * when left out.
   */
  readonly store?: (folder: string) => Store;
  readonly plugins?: readonly Plugin[];
  /** When the virtual time begins; 2026-03-02T08:00:00Z, a Monday, when left out. */
  readonly now?: Date;
  /** DNS: name -> addresses. */
  readonly names?: { readonly [name: string]: string | readonly string[] };
  /** Chance of ids and of the spread of retries; the same seed draws the same. */
  readonly seed?: number;
}

/** Nobody else works on the installation, so that looking around ten times a second would only cost a test its time. */
const calm = { lookMs: 60_000, recoverMs: 60_000, leaseMs: 600_000, renewMs: 60_000 };
const longestWaitMs = 31 * 24 * 3600 * 1000;
const monday = new Date('2026-03-02T08:00:00Z');

/**
 * A started host for tests: real engine, real HTTP to receivers on 127.0.0.1, and a clock that a test moves. Time stands
 * still while a call or a commit is under way, so that what happens does not depend on the speed of the machine.
 *
 * @example
 * await using receiver = await fakeReceiver({ script: [503] });
 * await using test = await testHost({ plugins: [custom] });
 * await test.host.webhooks.create(aWebhook({ url: receiver.url() }));
 * await test.host.publish(anEvent('project.created'));
 * await test.until(() => receiver.calls.length === 2);
 */
export async function testHost(options: TestHostOptions = {}): Promise<TestHost> {
  const test = new TestHost(options);
  await test.start();
  return test;
}

/** Made by {@link testHost}. */
export class TestHost {
  /** Folder of the store; removed in the end. */
  readonly folder = mkdtempSync(join(tmpdir(), 'eilbote-test-'));
  /** The folder of the delivery log, in memory: it can be full, fail and lose what was not synced. */
  readonly logDisk: MemoryLogDisk = memoryLogDisk();
  readonly names: FakeNames;
  readonly #options: TestHostOptions;
  readonly #activity = new Activity();
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #modelDisk = modelDisk();
  #host: Host | undefined;
  #wallClockAhead = 0;

  constructor(options: TestHostOptions) {
    this.#options = options;
    this.names = new Map(Object.entries(options.names ?? {}));
    this.#time = new VirtualTime((options.now ?? monday).getTime(), () => this.#activity.rest());
    this.#chance = new Chance(options.seed ?? 1);
  }

  /** @throws where it is stopped */
  get host(): Host {
    if (this.#host === undefined) throw new Error('the test host is stopped: start() it');
    return this.#host;
  }

  /** What the wall clock shows: virtual milliseconds since 1970. */
  get now(): number {
    return this.#time.now + this.#wallClockAhead;
  }

  /** Starts a host on what the one before has left. */
  async start(): Promise<Host> {
    const { store, plugins = [], now: _now, names: _names, seed: _seed, provides = [], ...options } = this.#options;
    const running = clockOf(this.#time);
    const clock = { ...running, now: () => running.now() + this.#wallClockAhead };
    const host = createHost({
      dataFolder: this.folder,
      secrets: { key: '5'.repeat(64) },
      network: { allow: ['127.0.0.1'] },
      diagnostics: silentLogger,
      log: { keepFiles: 'all' },
      ...options,
      times: { ...calm, ...options.times },
      store: this.#activity.watch(store?.(this.folder) ?? modelStore(this.#modelDisk)),
      provides: [
        provide(ClockPort, () => clock),
        provide(RandomPort, () => this.#chance),
        provide(ResolverPort, () => this.#activity.watch(fakeResolver(this.names))),
        provide(TransportPort, () => this.#activity.watch(gotTransport())),
        provide(LogFilePort, () => this.#activity.watch(this.logDisk.connect())),
        ...provides,
      ],
    });
    for (const plugin of plugins) host.use(plugin);
    await this.#meanwhile(host.start());
    this.#host = host;
    return host;
  }

  /** Stops the host in good order; the virtual time goes on as far as that takes. */
  async stop(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    if (host !== undefined) await this.#meanwhile(host.stop());
  }

  /** Lets so many virtual milliseconds pass: what falls due happens, in its order. */
  async advance(ms: number): Promise<void> {
    await this.#time.run(ms);
  }

  /** Sets the wall clock as a person would, while running time goes on: positive is ahead. */
  setClock(byMs: number): void {
    this.#wallClockAhead += byMs;
  }

  /**
   * Lets virtual time pass until the condition holds; it is asked whenever nothing is under way.
   * @throws where it does not hold within so many virtual milliseconds, 31 days when left out, saying where deliveries are
   */
  async until(condition: () => boolean | Promise<boolean>, withinMs: number = longestWaitMs): Promise<void> {
    const begun = this.now;
    if (await this.#time.run(withinMs, condition)) return;
    const counts = Object.entries(await this.host.deliveries.count()).filter(([, count]) => count > 0);
    const found = counts.map(([state, count]) => `${count} ${state}`).join(', ') || 'none';
    const times = [begun, this.now].map((time) => new Date(time).toISOString());
    throw new Error(`the condition does not hold from ${times.join(' to ')}; deliveries: ${found}`);
  }

  /** Lets virtual time pass until so many deliveries have ended, and none is unfinished. */
  async untilAllHaveEnded(count: number, withinMs?: number): Promise<void> {
    await this.until(async () => {
      const { waiting, sending, ...ended } = await this.host.deliveries.count();
      return waiting + sending === 0 && Object.values(ended).reduce((sum, each) => sum + each, 0) >= count;
    }, withinMs);
  }

  /** The delivery log as it stands, rotated files too, the oldest line first. */
  logLines(): readonly LogLine[] {
    return [...readDeliveryLog(this.logDisk.connect())];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #meanwhile<T>(act: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = act.finally(() => (isSettled = true));
    settled.catch(() => {});
    await this.#time.run(longestWaitMs, () => isSettled);
    return settled;
  }
}
