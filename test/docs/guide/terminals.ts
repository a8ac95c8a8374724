import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the commands of a page run. */
export interface Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const patienceMs = 60_000;
const lookMs = 50;

/** A shell that lives as long as its page, so that `cd` and `export` reach the commands that follow. */
export class Shell {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #printed = '';
  #count = 0;

  constructor({ folder, env }: Place) {
    this.#process = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text;
    });
    this.#process.stdin.write(`exec 2>&1\ntrap 'failed=$?' ERR\n`);
  }

  /** Runs commands to their end: what they printed, and the exit code of the last one that failed. */
  async run(commands: string): Promise<{ readonly printed: string; readonly exitCode: number }> {
    this.#printed = '';
    this.#count += 1;
    const end = new RegExp(`\\n--end ${this.#count} (\\d+)--\\n$`);
    const report = `printf '\\n--end %s %s--\\n' ${this.#count} "$failed"`;
    this.#process.stdin.write(`failed=0\n{\n${commands}\n} </dev/null\n${report}\n`);
    await until(
      () => end.test(this.#printed),
      () => `these commands do not end:\n${commands}\n${this.#printed}`,
    );
    return { printed: this.#printed.replace(end, ''), exitCode: Number(end.exec(this.#printed)?.[1]) };
  }

  async end(): Promise<void> {
    this.#process.stdin.end();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}

/** A second terminal, for what runs until it is stopped by Ctrl+C. */
export class SecondTerminal {
  readonly #place: Place;
  #process: ChildProcessByStdio<null, Readable, Readable> | undefined;
  #printed = '';

  constructor(place: Place) {
    this.#place = place;
  }

  /** Stops what runs there and starts a command; resolves when it has printed something. */
  async start(command: string): Promise<void> {
    await this.stop();
    const { folder: cwd, env } = this.#place;
    this.#printed = '';
    this.#process = spawn('bash', ['-c', `exec ${command}`], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    }
    await until(
      () => this.#printed !== '',
      () => `nothing comes from: ${command}`,
    );
  }

  /** Waits until what was printed since the last time is accepted. */
  async shows(accepts: (printed: string) => boolean): Promise<void> {
    await until(
      () => accepts(this.#printed),
      () => `the second terminal shows:\n${this.#printed}`,
    );
    this.#printed = '';
  }

  async stop(): Promise<void> {
    if (this.#process === undefined || this.#process.exitCode !== null) return;
    this.#process.kill('SIGINT');
    await once(this.#process, 'exit');
  }
}

async function until(isReached: () => boolean, complaint: () => string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isReached()) {
    if (Date.now() > end) throw new Error(complaint());
    await pause(lookMs);
  }
}
