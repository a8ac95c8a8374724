import type { EilboteError } from '@eilbote/contract';
import type { Logger } from '../../../diagnostics/index.ts';
import type { Clock, Timer } from '../../../ports/index.ts';
import { LOG_DISK_FULL, LOG_NOT_WRITABLE } from '../errors.ts';
import { LogDiskIsFull, LogFileChanged } from './log-appender.ts';

/** While lines are missing in the file. */
export interface LogIncomplete {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly error: EilboteError;
}

const firstRetryMs = 1000;
const longestRetryMs = 30_000;
/** So often the file may be changed by somebody else, with nothing written in between, before that counts as a fault. */
const changesForgiven = 2;

/** The time in which the delivery log cannot be written: told once, tried again at growing intervals, told when over. */
export class LogOutage {
  readonly #clock: Clock;
  readonly #diagnostics: Logger;
  readonly #tryAgain: () => void;
  #incomplete: LogIncomplete | undefined;
  #retry: Timer | undefined;
  #retryAfterMs = firstRetryMs;
  #changesInARow = 0;

  constructor(clock: Clock, diagnostics: Logger, tryAgain: () => void) {
    this.#clock = clock;
    this.#diagnostics = diagnostics;
    this.#tryAgain = tryAgain;
  }

  /** `undefined` while nothing is missing. */
  get incomplete(): LogIncomplete | undefined {
    return this.#incomplete;
  }

  /** Something could be written. */
  wrote(): void {
    this.#changesInARow = 0;
  }

  /** Begins or goes on, unless somebody has merely moved or cut the file: no reason to wait, as long as it ends. */
  failed(error: unknown): void {
    if (error instanceof LogFileChanged) {
      this.#changesInARow += 1;
      if (this.#incomplete === undefined && this.#changesInARow <= changesForgiven) return;
    }
    const since = this.#incomplete?.since ?? this.#clock.now();
    const told = inWords(error, since);
    if (this.#incomplete?.error.code !== told.code) this.#diagnostics.error(told.message, { code: told.code });
    this.#incomplete = { since, error: told };
    this.#retry?.cancel();
    this.#retry = this.#clock.timer(this.#retryAfterMs, this.#tryAgain);
    this.#retryAfterMs = Math.min(this.#retryAfterMs * 2, longestRetryMs);
  }

  /** Everything is written. */
  over(): void {
    this.#retryAfterMs = firstRetryMs;
    if (this.#incomplete === undefined) return;
    const { since } = this.#incomplete;
    this.#incomplete = undefined;
    this.#diagnostics.info('the delivery log is complete again', { since: new Date(since).toISOString() });
  }

  /** Ends without a word: who starts again tries at once, because nobody would call back for this fault any more. */
  forget(): void {
    this.#retry?.cancel();
    this.#incomplete = undefined;
    this.#retryAfterMs = firstRetryMs;
  }
}

const inWords = (error: unknown, since: number): EilboteError => {
  const facts = { since: new Date(since).toISOString() };
  if (error instanceof LogDiskIsFull) return LOG_DISK_FULL(facts);
  const reason = error instanceof Error ? error.message : String(error);
  return LOG_NOT_WRITABLE({ ...facts, reason }, { cause: error });
};
