import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Starting takes most of the time of a kill, and compiling most of starting. */
const compileCache = join(tmpdir(), 'eilbote-compile-cache');

const main = new URL('../main.ts', import.meta.url);

/** What is run; the ERP as its user runs it when left out. */
export interface ErpCommand {
  readonly script?: URL;
  readonly args?: readonly string[];
}

/** The ERP in a process of its own, on a port that was free. */
export class ErpProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  #output: string;

  private constructor(child: ChildProcess, url: string, output: string) {
    this.#child = child;
    this.url = url;
    this.#output = output;
    child.stdout?.on('data', (text: string) => {
      this.#output += text;
    });
  }

  /** Resolves when its HTTP API answers. @throws when it ends before */
  static async start(folder: string, { script = main, args = [] }: ErpCommand = {}): Promise<ErpProcess> {
    const env = { ...process.env, EILBOTE_KEY: '3'.repeat(64), NODE_COMPILE_CACHE: compileCache };
    const command = [fileURLToPath(script), ...args, '--port', '0', '--folder', folder];
    const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8');
    let output = '';
    for (;;) {
      const [text] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
      if (typeof text !== 'string') throw new Error(`the ERP has not started (${String(text)})`);
      output += text;
      const [, url] = /listens on (http:\/\/\S+)\. /.exec(output) ?? [];
      if (url !== undefined) return new ErpProcess(child, url, output);
    }
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** SIGKILL: nothing in the process can do anything more. Resolves when it is dead. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** SIGTERM. Tells its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Nothing is left of it, whatever became of the test that started it. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null) await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode !== null) throw new Error(`the ERP ended by itself (code ${this.#child.exitCode})`);
    if (this.#child.signalCode !== null) return null;
    const exit = once(this.#child, 'close');
    this.#child.kill(signal);
    return ((await exit) as [number | null])[0];
  }
}
