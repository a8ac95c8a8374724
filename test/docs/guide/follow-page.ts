import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { blocksOf, type Block } from './blocks.ts';
import { fits } from './expected-output.ts';
import { SecondTerminal, Shell, type Place } from './terminals.ts';

/** The port of `eilbote listen`. Here another one takes its place: somebody may be listening on it. */
const guidePort = '4000';

/**
 * Does what a page of the guide tells its reader, block by block, and compares what comes with what it shows.
 * @throws an error that names the line of the page
 */
export async function followPage(page: string, place: Place): Promise<void> {
  const port = await freePort();
  const shell = new Shell(place);
  const second = new SecondTerminal(place);
  const reader = new Reader(port);
  let printed = '';
  try {
    for (const block of blocksOf(page)) {
      printed = await follow(block, { shell, second, reader, printed, place });
    }
  } finally {
    await second.stop();
    await shell.end();
  }
}

interface Desk {
  readonly shell: Shell;
  readonly second: SecondTerminal;
  readonly reader: Reader;
  readonly printed: string;
  readonly place: Place;
}

/** Gives what was printed last. */
async function follow(block: Block, { shell, second, reader, printed, place }: Desk): Promise<string> {
  const { kind, line, text } = block;
  if (kind === 'file') {
    const file = join(place.folder, block.name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, reader.types(text));
  } else if (kind === 'commands' && block.terminal === 2) {
    await second.start(reader.types(text).trim());
  } else if (kind === 'commands') {
    const ran = await shell.run(reader.types(text));
    const seen = reader.sees(ran.printed);
    if (ran.exitCode !== block.exitCode)
      throw new Error(`line ${line}: exit code ${ran.exitCode}, not ${block.exitCode}:\n${seen}`);
    return seen;
  } else if (kind === 'output' && block.terminal === 2) {
    await second.shows((now) => fits(text, reader.sees(now)));
  } else if (kind === 'output' && !fits(text, printed)) {
    throw new Error(`line ${line}: what is shown does not fit what was printed:\n${printed}`);
  }
  return printed;
}

/** Copies ids from the screen into commands, where the page has `dlv_…`, and uses a port that is free. */
class Reader {
  readonly #port: string;
  readonly #ids = new Map<string, string>();

  constructor(port: string) {
    this.#port = port;
  }

  sees(printed: string): string {
    for (const [id, prefix = ''] of printed.matchAll(/\b(dlv|evt|whk|con)_[0-9a-z]{26}\b/g)) {
      this.#ids.set(prefix, id);
    }
    return printed.replaceAll(this.#port, guidePort);
  }

  types(text: string): string {
    return (
      text
        .replaceAll(/\b(dlv|evt|whk|con)_[0-9a-z]*…/g, (shown, prefix: string) => this.#ids.get(prefix) ?? shown)
        // What npm and the launcher add is tried by the tests of the packages.
        .replaceAll(/^npm start --/gm, 'eilbote demo')
        .replaceAll(/eilbote listen(?! --port)/g, `eilbote listen --port ${guidePort}`)
        .replaceAll(guidePort, this.#port)
    );
  }
}

/** Of five digits, so that no other number on the screen looks like it. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
