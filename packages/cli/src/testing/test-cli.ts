import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@eilbote/core';
import { localReceiver, type LocalReceiver, type ReceivedCall } from '../commands/local/local-receiver.ts';
import { misbehaviours } from '../commands/local/misbehaviour.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const key = '7'.repeat(64);
const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const customPlugin = join(workspace, 'plugins', 'custom', 'src', 'index.ts');

/** The command line in a folder of its own, as a user meets it: words in, text and exit code out. */
export class TestCli {
  readonly folder = mkdtempSync(join(tmpdir(), 'eilbote-cli-'));
  readonly env: NodeJS.ProcessEnv = {};
  readonly answers: string[] = [];
  readonly questions: string[] = [];
  readonly #receivers: LocalReceiver[] = [];
  language: Language = 'en';
  isTerminal = false;
  stdin = '';

  /** Writes a configuration that allows this machine. One that is to replace another needs a name of its own. */
  configure(more = '', file = 'eilbote.config.ts'): this {
    const config = `import { custom } from ${JSON.stringify(customPlugin)};
export default { plugins: [custom], network: { allow: ['127.0.0.1'] }, secrets: { key: '${key}' }, ${more} };`;
    writeFileSync(join(this.folder, file), config);
    return this;
  }

  /** Puts the packages that a configuration imports beside it, as an installation does. */
  install(): this {
    const modules = join(this.folder, 'node_modules');
    mkdirSync(join(modules, '@eilbote'), { recursive: true });
    symlinkSync(join(workspace, 'packages', 'cli'), join(modules, 'eilbote'));
    symlinkSync(join(workspace, 'plugins', 'custom'), join(modules, '@eilbote', 'custom'));
    return this;
  }

  io(out: (text: string) => void, err: (text: string) => void, signal = new AbortController().signal): Io {
    const next = (question: string) => {
      this.questions.push(question);
      return Promise.resolve(this.answers.shift() ?? '');
    };
    return {
      cwd: this.folder,
      env: this.env,
      language: this.language,
      columns: 100,
      isTerminal: this.isTerminal,
      colours: false,
      signal,
      out,
      err,
      stdin: () => Promise.resolve(this.stdin),
      stdinBytes: () => Promise.resolve(Buffer.from(this.stdin)),
      ask: next,
      askSecret: next,
    };
  }

  async run(...argv: readonly string[]): Promise<Ran> {
    const [out, err]: [string[], string[]] = [[], []];
    const io = this.io(
      (text) => out.push(text),
      (text) => err.push(text),
    );
    const code = await run(argv, io);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  /** Runs with `--json` and reads the one document. */
  async json<T>(...argv: readonly string[]): Promise<T> {
    const { out, err, code } = await this.run(...argv, '--json');
    if (out === '') throw new Error(`no document, exit code ${code}: ${err}`);
    return JSON.parse(out) as T;
  }

  /** A receiver that keeps its calls. */
  async receiver(fail?: string): Promise<{ readonly url: string; readonly calls: ReceivedCall[] }> {
    const calls: ReceivedCall[] = [];
    const receiver = await localReceiver(0, fail === undefined ? [] : misbehaviours(fail), (call) => calls.push(call));
    this.#receivers.push(receiver);
    return { url: `http://127.0.0.1:${receiver.port}/hook`, calls };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#receivers.map((receiver) => receiver.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
