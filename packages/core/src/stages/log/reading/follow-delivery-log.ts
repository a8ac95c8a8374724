import { nodeLogFile } from '../../../log-file/index.ts';
import type { Clock, LogFile } from '../../../ports/index.ts';
import { systemClock } from '../../../system/index.ts';
import { LOG_NOT_FOUND } from '../errors.ts';
import type { LogLine } from '../line/index.ts';
import { localDay, rotatedNames } from '../rotated-names.ts';
import { completeLines } from '../writing/standing-lines.ts';
import { sequenceOf } from '../line/line-text.ts';
import { newestLogLines, readDeliveryLog } from './read-delivery-log.ts';

export interface FollowDeliveryLogOptions {
  /** The folder `Logs` of the data folder. */
  readonly folder: string;
  /** Begins with the last so many lines; 0 gives new ones only. All lines if neither this nor `since` is set. */
  readonly last?: number;
  /** Begins with the lines whose time is not before this, in milliseconds since 1970. */
  readonly since?: number;
  /** Waits for further lines instead of ending, also for a log that does not exist yet. Default true. */
  readonly follow?: boolean;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Time between two looks at the log. Default 200 ms. */
  readonly pollMs?: number;
}

/**
 * The lines of the delivery log in their order, each once, over rotated files and over rotations that happen meanwhile.
 * Half a line at the end counts as not written yet.
 *
 * @throws LOG_NOT_FOUND if there is no log and `follow` is false
 *
 * @example
 * for await (const line of followDeliveryLog({ folder: 'eilbote-data/Logs', last: 10 })) {
 *   console.log(line.time, line.kind, line.webhook?.name);
 * }
 */
export async function* followDeliveryLog({
  folder,
  last,
  since,
  follow = true,
  signal,
  clock = systemClock,
  pollMs = 200,
}: FollowDeliveryLogOptions): AsyncGenerator<LogLine, void, void> {
  const file = nodeLogFile({ folder });
  if (!follow && file.size() === 0 && rotatedNames(file.siblings()).length === 0) throw LOG_NOT_FOUND({ folder });
  let seen = 0;
  if (last !== undefined) {
    // Asked for one at least: it tells where the log ends now.
    const newest = newestLogLines(file, Math.max(1, last));
    seen = newest.at(-1)?.seq ?? 0;
    yield* last === 0 ? [] : newest;
  } else if (since !== undefined) {
    seen = sequenceBefore(file, since);
  }
  for (;;) {
    for (const line of readDeliveryLog(file, seen)) {
      if (signal?.aborted) return;
      seen = line.seq;
      if (since === undefined || !(Date.parse(line.time) < since)) yield line;
    }
    if (!follow || signal?.aborted) return;
    await pause(clock, pollMs, signal);
  }
}

/** A sequence before that of all lines since a time: files of earlier days are not read. */
function sequenceBefore(file: LogFile, since: number): number {
  const first = rotatedNames(file.siblings()).find(({ day }) => day >= localDay(since));
  for (const { text } of completeLines(file, first?.name, 0)) {
    const sequence = sequenceOf(text);
    if (sequence !== undefined) return sequence - 1;
  }
  return 0;
}

function pause(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.timer(delayMs, end);
    signal?.addEventListener('abort', end, { once: true });
    function end(): void {
      timer.cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
