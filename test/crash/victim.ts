import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starting is most of what a round takes, and compiling most of starting. */
const compileCache = join(tmpdir(), 'eilbote-compile-cache');

/** A host in a process of its own. */
export class Victim {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when the host has settled so many deliveries as delivered, or after so long. */
  async delivers(count: number, orAfterMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, orAfterMs);
      this.#child.on('message', (delivered) => {
        if (delivered !== count) return;
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /**
   * Resolves when the host has started.
   * @param script what the process runs
   * @throws when it ends before
   */
  static async start(
    folder: string,
    port: number,
    round: string,
    publishes: boolean,
    script = 'host-process.ts',
  ): Promise<Victim> {
    const args = [folder, String(port), round, publishes ? 'publishes' : ''];
    const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
    const child = fork(new URL(script, import.meta.url), args, { env });
    const ended = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the host ended by itself (code ${String(code)}, signal ${String(signal)})`);
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => {});
    return new Victim(child);
  }

  /** SIGKILL: nothing in the process has a chance to do anything more. Killed already, it stays dead. */
  async kill(): Promise<void> {
    if (this.#child.signalCode !== null) return;
    if (this.#child.exitCode !== null) throw new Error(`the host ended by itself (code ${this.#child.exitCode})`);
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
