import type { DispatchOwner, Store } from '@eilbote/core';
import { memoryLogDisk, type MemoryLogDisk } from '../log-file/index.ts';
import type { Chance } from './chance.ts';
import type { Climate } from './climate.ts';
import type { Commit } from './disk/commit.ts';
import type { SimulatedDisk } from './disk/simulated-disk.ts';
import { simulatedLogFile } from './disk/simulated-log-file.ts';
import { simulatedStore } from './disk/simulated-store.ts';
import type { Engine } from './engine.ts';
import type { SimulatedNetwork } from './network/simulated-network.ts';
import type { Account } from './record/account.ts';
import { simulatedHost } from './simulated-host.ts';
import { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from '../clock/virtual-time.ts';

export interface RunningHost {
  readonly process: SimulatedProcess;
  readonly engine: Engine;
}

export interface MachineParts {
  readonly climate: Climate;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly account: Account;
  readonly network: SimulatedNetwork;
  readonly disk: SimulatedDisk;
  committed(commit: Commit): void;
}

/** What a process that takes over waits at most for the lease of one whose death it cannot see, and a little more. */
const unrestMs = 21_000;
const machineName = 'simulated';

/** The computer on which the hosts run: their processes, and the disks that outlive them. */
export class Machine {
  readonly climate: Climate;
  readonly time: VirtualTime;
  readonly account: Account;
  readonly network: SimulatedNetwork;
  readonly logDisk: MemoryLogDisk;
  /** At present: how slow the database is at most, and whether it takes any writes. */
  longestDiskDelayMs: number;
  diskIsFaulty = false;
  /** This process dies within its next append to the log. */
  doomed: SimulatedProcess | undefined;
  readonly #parts: MachineParts;
  readonly #chance: Chance;
  readonly #processes: SimulatedProcess[] = [];
  readonly #hosts = new Set<RunningHost>();
  #troubles = 0;

  constructor(parts: MachineParts) {
    this.#parts = parts;
    this.climate = parts.climate;
    this.time = parts.time;
    this.account = parts.account;
    this.network = parts.network;
    this.#chance = parts.chance.named('machine');
    this.longestDiskDelayMs = parts.climate.longestDiskDelayMs;
    this.logDisk = memoryLogDisk({ syncing: () => this.wait(this.#chance.integer(0, 30)) });
  }

  /** Hosts whose process lives, be it frozen. */
  get hosts(): readonly RunningHost[] {
    return [...this.#hosts].filter(({ process }) => process.state !== 'dead');
  }

  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.time.after(delayMs, resolve);
    });
  }

  /** Any of the living hosts, as soon as there is one. */
  async someHost(chance: Chance): Promise<RunningHost | undefined> {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const { hosts } = this;
      if (hosts.length > 0) return chance.pick(hosts);
      await this.wait(100);
    }
    return undefined;
  }

  /** Starts processes with hosts until there are as many as there should be. */
  async bootMissing(): Promise<void> {
    const living = this.#processes.filter(({ state }) => state !== 'dead').length;
    const missing = Array.from({ length: this.climate.processes - living }, () => this.#boot());
    await Promise.all(missing);
  }

  async #boot(): Promise<void> {
    const number = this.#processes.length + 1;
    const owner: DispatchOwner = { id: `process ${number}`, pid: 1000 + number, host: machineName };
    const process = new SimulatedProcess(owner, this.time, this.#chance.named(owner.id));
    this.#processes.push(process);
    this.account.note(`${owner.id} begins`);
    const engine = simulatedHost({
      process,
      store: this.#store(process),
      logFile: simulatedLogFile(this.logDisk.connect(), process, {
        deathIn: (bytes) => this.#deathIn(bytes, process),
        told: (text) => this.account.note(`${owner.id}: ${text}`),
      }),
      network: this.network,
      isGone: (other) => this.#isGone(other),
      logBytes: this.climate.logBytes,
    });
    try {
      const started = await process.untilDeath(engine.start().then(() => true));
      if (started === true) this.#hosts.add({ process, engine });
    } catch (error) {
      process.die();
      throw error;
    }
  }

  kill({ process }: RunningHost): void {
    this.account.note(`${process.owner.id} is killed`);
    process.die();
  }

  async stop(host: RunningHost): Promise<void> {
    this.account.note(`${host.process.owner.id} stops`);
    this.#hosts.delete(host);
    await host.process.untilDeath(host.engine.stop());
    host.process.die();
  }

  powerCut(): void {
    this.account.note('power cut');
    for (const process of this.#processes) process.die();
    this.logDisk.powerCut(this.#chance);
  }

  /** While this runs, and for a while after it, nobody can expect promptness. */
  async disturb(trouble: () => Promise<void>): Promise<void> {
    this.#troubles += 1;
    this.account.calmSince = Number.POSITIVE_INFINITY;
    try {
      await trouble();
    } finally {
      this.#troubles -= 1;
      if (this.#troubles === 0) this.account.calmSince = this.time.now + unrestMs;
    }
  }

  #store(process: SimulatedProcess): Store {
    const chance = this.#chance.named(`disk of ${process.owner.id}`);
    return simulatedStore(
      this.#parts.disk.connect(),
      process,
      {
        inOrder: this.climate.diskInOrder,
        delay: () => chance.integer(0, this.longestDiskDelayMs),
        fault: (operation) => (this.diskIsFaulty && operation !== 'close' ? new Error('the disk is full') : undefined),
      },
      this.#parts.committed,
    );
  }

  #deathIn(bytes: number, process: SimulatedProcess): number | undefined {
    if (this.doomed !== process) return undefined;
    this.doomed = undefined;
    this.account.note(`${process.owner.id} dies while it writes the log`);
    return this.#chance.integer(0, bytes);
  }

  #isGone(owner: DispatchOwner): boolean {
    if (!this.climate.deathIsSeen) return false;
    return this.#processes.every((process) => process.owner.pid !== owner.pid || process.state === 'dead');
  }
}
