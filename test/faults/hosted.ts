import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FromHost, ToHost } from './host-messages.ts';

export interface HostedOptions {
  readonly folder: string;
  readonly port: number;
  /** What the process is started through, e.g. strace with its options. */
  readonly through?: readonly string[];
  readonly nodeOptions?: readonly string[];
}

const script = fileURLToPath(new URL('host-process.ts', import.meta.url));

/** A host in a process of its own, and what it has said so far. */
export class Hosted {
  readonly acknowledged = new Set<string>();
  /** Code of the error -> how many events. */
  readonly refused = new Map<string, number>();
  delivered = 0;
  /** Code and sentence of a start that failed. */
  notStarted: { readonly code: string; readonly text: string } | undefined;
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | string>;
  readonly #gone: Promise<unknown>;
  #answers: ((message: FromHost) => void)[] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exit = once(child, 'exit').then(([code, signal]) => (code as number | null) ?? String(signal));
    // Behind strace the host is a grandchild: what holds the channel is the host, and what ended may be strace alone.
    this.#gone = once(child, 'disconnect');
    child.on('message', (message: FromHost) => this.#hear(message));
  }

  /** Resolves when the host has started, or has failed to. */
  static async start({ folder, port, through = [], nodeOptions = [] }: HostedOptions): Promise<Hosted> {
    const [command, ...args] = [...through, process.execPath, ...nodeOptions, script, folder, String(port)] as const;
    const child = spawn(command ?? process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    const hosted = new Hosted(child);
    await Promise.race([hosted.#answer(), hosted.#exit]);
    return hosted;
  }

  /** @throws where the process ends before it is done */
  publish(from: number, count: number, together = false): Promise<void> {
    return this.#done({ kind: 'publish', from, count, together });
  }

  setClock(aheadMs: number): Promise<void> {
    return this.#done({ kind: 'clock', aheadMs });
  }

  setStatus(status: 'active' | 'paused'): Promise<void> {
    return this.#done({ kind: 'status', status });
  }

  async state(): Promise<Extract<FromHost, { kind: 'state' }>> {
    this.#child.send({ kind: 'state' } satisfies ToHost);
    return this.#alive(this.#answer()) as Promise<Extract<FromHost, { kind: 'state' }>>;
  }

  /** Resolves when nothing waits and nothing is under way; tells whether that was so in time, and the largest memory seen. */
  async drained(withinMs: number): Promise<{ readonly inTime: boolean; readonly rss: number }> {
    const end = performance.now() + withinMs;
    let largest = 0;
    while (performance.now() < end) {
      const { counts, rss } = await this.state();
      largest = Math.max(largest, rss);
      if (counts.waiting + counts.sending === 0) return { inTime: true, rss: largest };
      await setTimeout(500);
    }
    return { inTime: false, rss: largest };
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Exit code, or the signal that ended it. */
  ended(): Promise<number | string> {
    return this.#exit;
  }

  async stop(): Promise<number | string> {
    this.signal('SIGTERM');
    return this.#exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#killAll();
    await Promise.all([this.#exit, this.#gone]);
  }

  /** Whoever it was started through ends with the host; killed alone, strace would let the host go on. */
  #killAll(): void {
    const { pid } = this.#child;
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  }

  async #done(message: ToHost): Promise<void> {
    this.#child.send(message);
    await this.#alive(this.#answer());
  }

  #alive<T>(answer: Promise<T>): Promise<T> {
    const died = this.#exit.then((how) => {
      throw new Error(`the host has ended (${how})`);
    });
    died.catch(() => {});
    return Promise.race([answer, died]);
  }

  #answer(): Promise<FromHost> {
    return new Promise((resolve) => this.#answers.push(resolve));
  }

  #hear(message: FromHost): void {
    if (message.kind === 'delivered') this.delivered = message.count;
    else if (message.kind === 'published') this.#published(message.ids, message.outcome);
    else {
      if (message.kind === 'notStarted') this.notStarted = message;
      this.#answers.shift()?.(message);
    }
  }

  #published(ids: readonly string[], outcome: string): void {
    if (outcome === 'acknowledged') for (const id of ids) this.acknowledged.add(id);
    else this.refused.set(outcome, (this.refused.get(outcome) ?? 0) + ids.length);
  }
}
