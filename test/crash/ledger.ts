import { openSync, readFileSync, writeSync } from 'node:fs';

/** Written by the host process, line by line: what it was about to publish, and what it was told to be safe. */
export class LedgerWriter {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  offered(id: string): void {
    writeSync(this.#file, `offered ${id}\n`);
  }

  acknowledged(id: string): void {
    writeSync(this.#file, `acknowledged ${id}\n`);
  }
}

export interface Ledger {
  readonly offered: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
}

/** A line that the death of the process has torn does not count. */
export function readLedger(path: string): Ledger {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const those = (word: string): ReadonlySet<string> =>
    new Set(lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)));
  return { offered: those('offered'), acknowledged: those('acknowledged') };
}
