import type { LogFile } from '../../../ports/index.ts';
import { sequenceOf } from '../line/line-text.ts';
import { rotatedNames } from '../rotated-names.ts';

const lineFeed = 10;
const firstWindow = 65_536;
const chunkBytes = 1_048_576;
/** More than the beginning of a line needs up to its sequence. */
const beginningBytes = 64;

/** A complete line as it stands in the current file (`name` is undefined) or in a rotated one. */
export interface StandingLine {
  readonly name: string | undefined;
  readonly start: number;
  /** Where the next line begins. */
  readonly end: number;
  readonly text: string;
}

/** Lines from the one with this sequence on, or from one shortly before it, in the order in which they were written. */
export function* linesFrom(file: LogFile, sequence: number): Generator<StandingLine> {
  const names = [...rotatedNames(file.siblings()).map(({ name }) => name), undefined];
  let first = names.length - 1;
  while (first > 0 && !beginsAtOrBefore(file, names[first], sequence)) first -= 1;
  for (const [index, name] of names.slice(first).entries()) {
    yield* completeLines(file, name, index === 0 ? offsetBefore(file, name, sequence) : 0);
  }
}

function beginsAtOrBefore(file: LogFile, name: string | undefined, sequence: number): boolean {
  const first = sequenceOf(Buffer.from(file.read(0, beginningBytes, name)).toString());
  return first !== undefined && first <= sequence;
}

/** Looks from the end of a file for the beginning of a line that is not behind `sequence`: the file may be large. */
function offsetBefore(file: LogFile, name: string | undefined, sequence: number): number {
  const size = file.size(name);
  for (let window = firstWindow; window < size; window *= 4) {
    const offset = size - window;
    const bytes = file.read(offset, window, name);
    const start = bytes.indexOf(lineFeed) + 1;
    const found = sequenceOf(Buffer.from(bytes.subarray(start, start + beginningBytes)).toString());
    if (start > 0 && found !== undefined && found <= sequence) return offset + start;
  }
  return 0;
}

/** Lines of one file, from an offset at which a line begins. A torn last line is left out. */
export function* completeLines(file: LogFile, name: string | undefined, from: number): Generator<StandingLine> {
  let start = from;
  let rest = new Uint8Array(0);
  for (;;) {
    const chunk = file.read(start + rest.length, chunkBytes, name);
    if (chunk.length === 0) return;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let position = 0;
    for (;;) {
      const end = bytes.indexOf(lineFeed, position);
      if (end < 0) break;
      const text = Buffer.from(bytes.subarray(position, end)).toString();
      yield { name, start: start + position, end: start + end + 1, text };
      position = end + 1;
    }
    rest = bytes.slice(position);
    start += position;
  }
}

/** Bytes of the current file up to the end of its last complete line. */
export function endOfLastLine(file: LogFile, size: number): number {
  for (let end = size; end > 0;) {
    const offset = Math.max(0, end - firstWindow);
    const found = file.read(offset, end - offset).lastIndexOf(lineFeed);
    if (found >= 0) return offset + found + 1;
    end = offset;
  }
  return 0;
}
