import type { Clock, LogFile } from '../../../ports/index.ts';
import type { ChangeLine } from '../delivery-logger.ts';
import { rotatedNames } from '../rotated-names.ts';
import { completeLines } from './standing-lines.ts';

/** Lines after which others have a turn: some milliseconds. */
const linesAtOnce = 2_000;

/**
 * Writes the rotated files of the log anew, without the current one. What is torn at the end of a file is left out where it
 * changes. Only for the one that writes the log.
 *
 * @param mayTouch asked before each file is replaced
 */
export async function rewriteFiles(
  file: LogFile,
  clock: Clock,
  change: ChangeLine,
  mayTouch: () => Promise<boolean>,
): Promise<number | undefined> {
  let changed = 0;
  for (const { name } of rotatedNames(file.siblings())) {
    const lines: string[] = [];
    let changedHere = 0;
    let read = 0;
    for (const { text } of completeLines(file, name, 0)) {
      const other = change(text);
      if (other !== undefined) changedHere += 1;
      if (other !== '') lines.push(other ?? text);
      read += 1;
      if (read % linesAtOnce === 0) await new Promise<void>((resolve) => clock.timer(0, resolve));
    }
    if (changedHere === 0) continue;
    if (!(await mayTouch())) return undefined;
    await file.replace(name, Buffer.from(`${lines.join('\n')}\n`));
    changed += changedHere;
  }
  return changed;
}
