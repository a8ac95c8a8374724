import type { LogFile } from '../../../ports/index.ts';
import { completeLines } from '../writing/standing-lines.ts';

/** A piece of a file: a line, or what stands behind its last line. */
export interface LogPiece {
  /** `undefined` for the file that is being written. */
  readonly name: string | undefined;
  /** Number in its file, from 1. */
  readonly number: number;
  readonly text: string;
  /** Has no end: half a line. */
  readonly isTorn: boolean;
}

/** Everything that stands in the log, file by file, the oldest first. */
export function* standingLog(file: LogFile, names: readonly string[]): Generator<LogPiece> {
  for (const name of [...names, undefined]) {
    let number = 0;
    let end = 0;
    for (const line of completeLines(file, name, 0)) {
      number += 1;
      end = line.end;
      yield { name, number, text: line.text, isTorn: false };
    }
    const rest = file.read(end, tornBytes, name);
    // What came meanwhile is whole lines; the next look finds them.
    if (rest.length === 0 || rest.includes(lineFeed)) continue;
    yield { name, number: number + 1, text: Buffer.from(rest).toString(), isTorn: true };
  }
}

const lineFeed = 10;
/** So much of half a line is looked at. */
const tornBytes = 65_536;
