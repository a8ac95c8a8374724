import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { Language, LocalizedText } from '@eilbote/core';

/** All that a command touches of the world around it; replaced in tests. */
export interface Io {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly columns: number;
  readonly isTerminal: boolean;
  readonly colours: boolean;
  /** Ends a command that runs until it is stopped (Ctrl+C). */
  readonly signal: AbortSignal;
  out(text: string): void;
  err(text: string): void;
  /** Everything from the standard input, as UTF-8. */
  stdin(): Promise<string>;
  stdinBytes(): Promise<Uint8Array>;
  /** Asks a person; only where there is a terminal. */
  ask(question: string): Promise<string>;
  /** Asks without showing what is typed. */
  askSecret(question: string): Promise<string>;
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

export const styled = (io: Pick<Io, 'colours'>, style: Style, text: string): string =>
  io.colours ? styleText(style, text, { validateStream: false }) : text;

/** The text in the language of the user. */
export const say = (io: Pick<Io, 'language'>, text: LocalizedText): string => text[io.language];

/** Language by `--lang`, `EILBOTE_LANG`, then the locale of the environment; English otherwise. */
export function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const position = argv.indexOf('--lang');
  const given = position === -1 ? argv.find((word) => word.startsWith('--lang='))?.slice(7) : argv[position + 1];
  const named = [given, env['EILBOTE_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const locale = named.find((name) => name !== undefined && name !== '') ?? '';
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

export function processIo(argv: readonly string[]): Io {
  const { stdin, stdout, stderr, env } = process;
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  // A reader that has seen enough (`| head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const isTerminal = stdout.isTTY;
  return {
    cwd: process.cwd(),
    env,
    language: languageOf(argv, env),
    columns: stdout.columns ?? 100,
    isTerminal,
    colours: isTerminal && (env['NO_COLOR'] ?? '') === '',
    signal: stop.signal,
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    stdin: async () => (await bytesOf(stdin)).toString(),
    stdinBytes: () => bytesOf(stdin),
    async ask(question) {
      const asking = createInterface({ input: stdin, output: stderr });
      try {
        return await asking.question(question, { signal: stop.signal });
      } finally {
        asking.close();
      }
    },
    async askSecret(question) {
      stderr.write(question);
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      const asking = createInterface({ input: stdin, output: nowhere, terminal: true });
      try {
        return await asking.question('', { signal: stop.signal });
      } finally {
        asking.close();
        stderr.write('\n');
      }
    },
  };
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
