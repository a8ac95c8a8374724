import type { LogFile } from '../../../ports/index.ts';
import type { LogLine } from '../line/index.ts';
import { rotatedNames } from '../rotated-names.ts';
import { completeLines, linesFrom, type StandingLine } from '../writing/standing-lines.ts';

/**
 * The lines of the delivery log behind the sequence number `after`, across rotated files, in the order in which they were
 * written. Called again with the last number seen, it follows the log: a rotation in between loses nothing. What is no
 * complete line of this schema is left out.
 */
export function* readDeliveryLog(file: LogFile, after = 0): Generator<LogLine> {
  for (const standing of linesFrom(file, after + 1)) {
    const line = read(standing);
    if (line !== undefined && line.seq > after) yield line;
  }
}

/** The last `count` lines that are wanted, oldest first. Looks through the files from the newest back, as far as needed. */
export function newestLogLines(
  file: LogFile,
  count: number,
  wanted: (line: LogLine) => boolean = () => true,
): readonly LogLine[] {
  const rotated = rotatedNames(file.siblings()).map(({ name }) => name);
  const found: LogLine[][] = [];
  let left = count;
  for (const name of [undefined, ...rotated.toReversed()]) {
    if (left <= 0) break;
    const here: LogLine[] = [];
    for (const standing of completeLines(file, name, 0)) {
      const line = read(standing);
      if (line !== undefined && wanted(line)) here.push(line);
    }
    found.unshift(here.slice(-left));
    left -= here.length;
  }
  return found.flat();
}

function read({ text }: StandingLine): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

const isLine = (value: unknown): value is LogLine =>
  typeof value === 'object' && value !== null && typeof (value as Partial<LogLine>).seq === 'number';
