import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchReceiver } from '../bench/receiver.ts';
import type { SmallDisk } from './small-disk.ts';
import { Hosted, type HostedOptions } from './hosted.ts';
import { brokenPromises } from './verdict.ts';

/** A data folder, a receiver in a process of its own, and the hosts that live one after the other on that folder. */
export class Scene {
  readonly folder: string;
  readonly receiver: BenchReceiver;
  readonly #path: string;
  readonly #hosts: Hosted[] = [];
  readonly #disk: SmallDisk | undefined;

  private constructor(receiver: BenchReceiver, disk: SmallDisk | undefined) {
    this.receiver = receiver;
    this.#disk = disk;
    this.folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'eilbote-fault-'));
    this.#path = this.folder;
  }

  static async open(disk?: SmallDisk): Promise<Scene> {
    return new Scene(await BenchReceiver.start(), disk);
  }

  async host(options: Partial<HostedOptions> = {}): Promise<Hosted> {
    const host = await Hosted.start({ folder: this.folder, port: this.receiver.port, ...options });
    this.#hosts.push(host);
    return host;
  }

  /** Ids that any host of this scene has acknowledged. */
  get acknowledged(): ReadonlySet<string> {
    return new Set(this.#hosts.flatMap(({ acknowledged }) => [...acknowledged]));
  }

  /** To be asked when the last host has stopped. */
  async broken(): Promise<readonly string[]> {
    const { folder, acknowledged } = this;
    return brokenPromises({ folder, acknowledged, received: await this.receiver.ids() });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#hosts.map((host) => host[Symbol.asyncDispose]()));
    this.receiver[Symbol.dispose]();
    if (this.#disk === undefined) rmSync(this.#path, { recursive: true, force: true });
  }
}
