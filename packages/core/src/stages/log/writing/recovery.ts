import type { HistoryRow, LogFile, Store } from '../../../ports/index.ts';
import { sequenceOf, withSequence } from '../line/line-text.ts';
import { LogDiskIsFull, type Standing } from './log-appender.ts';
import { endOfLastLine, linesFrom, type StandingLine } from './standing-lines.ts';

/** Where the lines come from: the history that was committed with the attempts and changes it tells of. */
export type LogSource = Pick<Store, 'history' | 'logCursor'>;

const pageSize = 500;

/**
 * Finds out where the log stands: repairs a torn tail and follows the history behind the cursor as long as it stands in
 * the files already. So after a crash no line is missing and none is written twice, also where the cursor is behind
 * because the process died between writing a line and noting that; and a database restored from a backup is not taken
 * for one that was logged already.
 *
 * Lines behind the cursor that another process has written are written once more, as they stand: its sync may have
 * failed, and it may have died before it learned that. Then a reader still sees them, a later sync says "done", and the
 * disk holds zeros.
 *
 * @param syncedUpTo what is known to be on the disk, if that is more than the store's cursor
 * @param writtenHere up to which this process has written the lines itself, and knows how their syncs ended
 * @param mayTouch asked last before anything is touched
 */
export async function recover(
  file: LogFile,
  source: LogSource,
  { syncedUpTo, writtenHere }: { readonly syncedUpTo: number; readonly writtenHere: number },
  mayTouch: () => Promise<boolean>,
): Promise<Standing | undefined> {
  const cursor = Math.max(await source.logCursor(), syncedUpTo);
  let page = await source.history(cursor, pageSize);
  if (!(await mayTouch())) return undefined;
  repairTail(file);
  const standing = linesFrom(file, page[0]?.sequence ?? cursor);
  let upTo = cursor;
  let syncedBytes: number | undefined;
  let doubtful: number | undefined;
  let end: number | undefined;
  while (page.length > 0) {
    const matched = matchPage(file, standing, page, writtenHere);
    syncedBytes ??= matched.syncedBytes;
    doubtful ??= matched.doubtful;
    end = matched.end ?? end;
    upTo = matched.upTo ?? upTo;
    if (!matched.complete) break;
    page = await source.history(upTo, pageSize);
    if (!(await mayTouch())) return undefined;
  }
  if (doubtful !== undefined && end !== undefined) file.writeAgain(doubtful, end);
  const bytes = file.size();
  return { bytes, upTo, syncedUpTo: cursor, syncedBytes: syncedBytes ?? bytes, lastAt: lastTime(file, bytes) };
}

interface Matched {
  readonly upTo?: number;
  readonly syncedBytes?: number;
  /** From where on the current file holds lines of another process that may not be on the disk. */
  readonly doubtful?: number;
  /** Where the last of these lines ends in the current file. */
  readonly end?: number;
  /** All rows of the page stand in the log. */
  readonly complete: boolean;
}

function matchPage(
  file: LogFile,
  standing: Iterator<StandingLine>,
  page: readonly HistoryRow[],
  writtenHere: number,
): Matched {
  let upTo: number | undefined;
  let syncedBytes: number | undefined;
  let doubtful: number | undefined;
  let end: number | undefined;
  const matched = (complete: boolean): Matched => ({
    complete,
    ...(upTo === undefined ? {} : { upTo }),
    ...(syncedBytes === undefined ? {} : { syncedBytes }),
    ...(doubtful === undefined ? {} : { doubtful }),
    ...(end === undefined ? {} : { end }),
  });
  for (const row of page) {
    const { line, damaged } = nextBehind(standing, row.sequence);
    if (damaged !== undefined) {
      // After a power cut the end of a file may hold zeros. All behind the cursor comes again from the store.
      if (damaged.name === undefined) file.truncate(damaged.start);
      return matched(false);
    }
    if (line?.text !== withSequence(row.line, row.sequence)) return matched(false);
    // Lines of rotated files are synced; the first one of the current file is where doubt begins.
    if (line.name === undefined) {
      syncedBytes ??= line.start;
      if (row.sequence > writtenHere) doubtful ??= line.start;
      end = line.start + Buffer.byteLength(line.text) + 1;
    }
    upTo = row.sequence;
  }
  return matched(true);
}

interface NextLine {
  readonly line?: StandingLine;
  /** A line that nobody can read stands before it, behind all lines of earlier sequences. */
  readonly damaged?: StandingLine;
}

function nextBehind(lines: Iterator<StandingLine>, sequence: number): NextLine {
  let damaged: StandingLine | undefined;
  for (;;) {
    const next = lines.next();
    if (next.done === true) return damaged === undefined ? {} : { damaged };
    const line = next.value;
    if (!isWhole(line.text)) {
      damaged ??= line;
    } else if ((sequenceOf(line.text) ?? 0) < sequence) {
      damaged = undefined;
    } else {
      return damaged === undefined ? { line } : { line, damaged };
    }
  }
}

/** A crash or a full disk leaves half a line: it is cut off. One that only lacks its line feed is whole. */
function repairTail(file: LogFile): void {
  const size = file.size();
  const end = endOfLastLine(file, size);
  if (end === size) return;
  if (!isWhole(Buffer.from(file.read(end, size - end)).toString())) {
    file.truncate(end);
  } else if (file.append(Uint8Array.of(10)) < 1) {
    throw new LogDiskIsFull('no space left for the delivery log');
  }
}

function isWhole(text: string): boolean {
  if (sequenceOf(text) === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lastTime(file: LogFile, bytes: number): number | undefined {
  const end = endOfLastLine(file, bytes - 1);
  const text = Buffer.from(file.read(end, bytes - end)).toString();
  if (!isWhole(text)) return undefined;
  const time = Date.parse(String((JSON.parse(text) as { time?: unknown }).time));
  return Number.isNaN(time) ? undefined : time;
}
