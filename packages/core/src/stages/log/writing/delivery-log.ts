import type TransportStream from 'winston-transport';
import { silentLogger, type Logger } from '../../../diagnostics/index.ts';
import type { Clock, HistoryRow, LogFile } from '../../../ports/index.ts';
import type { ChangeLine, DeliveryLogger } from '../delivery-logger.ts';
import { withSequence } from '../line/line-text.ts';
import { defaultSyncEveryMs, type LogRotation } from '../log-options.ts';
import { LogAppender, LogSyncFailed } from './log-appender.ts';
import { LogOutage, type LogIncomplete } from './outage.ts';
import { recover, type LogSource } from './recovery.ts';
import { rewriteFiles } from './rewrite-files.ts';
import { completeRotation } from './rotation.ts';
import { winstonPipe, type FreshRow, type LogPipe } from './winston-pipe.ts';

export interface DeliveryLogServices {
  readonly file: LogFile;
  readonly source: LogSource;
  readonly clock: Clock;
  readonly diagnostics?: Logger;
  readonly rotation?: LogRotation;
  readonly transports?: readonly TransportStream[];
  readonly syncEveryMs?: number;
}

/** Rows that wait in memory while older ones are fetched; beyond them the store is asked again. */
const longestQueue = 2000;
const pageSize = 500;

/** For a writer that nobody can follow. */
const aloneHere = async (): Promise<boolean> => true;

/**
 * Writes the history of an installation to its delivery log: every line once, in the order of the commits, by one writer.
 * Nothing here throws or waits on behalf of the dispatcher: what cannot be written now is fetched from the store later.
 *
 * @example
 * const log = new DeliveryLog({ file: nodeLogFile({ folder }), source: store, clock });
 * log.start();
 * log.write(rows); // after each commit
 * await store.settle(fence, now, settlements, { loggedUpTo: log.loggedUpTo });
 * await log.stop();
 */
export class DeliveryLog implements DeliveryLogger {
  readonly #source: LogSource;
  readonly #file: LogFile;
  readonly #clock: Clock;
  readonly #diagnostics: Logger;
  readonly #transports: readonly TransportStream[];
  readonly #appender: LogAppender;
  readonly #outage: LogOutage;
  #pipe: LogPipe | undefined;
  /** Sequence of the last line in the file. */
  #position = 0;
  /** Highest sequence that is known to exist. */
  #known = 0;
  #fresh: FreshRow[] = [];
  /** Where the log stands is known, and nothing has gone wrong since. */
  #isSettled = false;
  #mustAsk = false;
  #pumping: Promise<void> | undefined;
  #onRetried: (() => void)[] = [];
  #isOpen = false;
  /** Counts the starts: what an earlier one still waits for has nothing to say any more. */
  #term = 0;
  #stillLeads = aloneHere;

  constructor(services: DeliveryLogServices) {
    const { file, source, clock, diagnostics = silentLogger, rotation = {}, transports = [] } = services;
    this.#source = source;
    this.#file = file;
    this.#clock = clock;
    this.#diagnostics = diagnostics;
    this.#transports = transports;
    this.#outage = new LogOutage(clock, diagnostics, () => this.#pump());
    this.#appender = new LogAppender({
      file,
      clock,
      rotation: completeRotation(rotation),
      syncEveryMs: services.syncEveryMs ?? defaultSyncEveryMs,
      syncFailed: (error) => this.#failed(error),
      rotated: (removed) => {
        if (removed.length > 0) diagnostics.info('old files of the delivery log were deleted', { files: removed });
      },
      rotationFailed: (error) => diagnostics.warn('the delivery log could not be renamed', { error }),
    });
  }

  /** Sequence up to which the log would survive a power cut: the store may move its cursor there. */
  get loggedUpTo(): number {
    return this.#appender.syncedUpTo;
  }

  /** Set while lines are missing because the file cannot be written; they are added as soon as it can. */
  get incomplete(): LogIncomplete | undefined {
    return this.#outage.incomplete;
  }

  /**
   * Repairs the file and writes what is missing, in the background.
   *
   * @param stillLeads asked before the file is repaired: a process that slept may have a successor that writes by now
   */
  start(stillLeads = aloneHere): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#stillLeads = stillLeads;
    this.#term += 1;
    this.#position = 0;
    this.#appender.forget();
    this.#pipe ??= winstonPipe(this.#transports, this.#diagnostics);
    this.catchUp();
  }

  /** Takes over rows that were committed just now, in the order of their sequence. */
  write(rows: readonly HistoryRow[]): void {
    const last = rows.at(-1);
    if (last === undefined || !this.#isOpen) return;
    this.#known = Math.max(this.#known, last.sequence);
    if (this.incomplete !== undefined) return;
    if (this.#fresh.length + rows.length > longestQueue) this.#fresh = [];
    else
      for (const { sequence, kind, line } of rows)
        this.#fresh.push({ sequence, kind, text: withSequence(line, sequence) });
    if (this.#pumping !== undefined) return;
    try {
      if (this.#isSettled) this.#appendFresh();
    } catch (error) {
      this.#failed(error);
    }
    if (this.#position < this.#known && this.incomplete === undefined) this.#pump();
  }

  /** Another process may have written history: whatever is missing is fetched from the store. */
  catchUp(): void {
    if (!this.#isOpen) return;
    this.#mustAsk = true;
    if (this.incomplete === undefined) this.#pump();
  }

  async caughtUp(): Promise<void> {
    this.catchUp();
    await this.#pumping;
    if (this.#isOpen && this.#isSettled) await this.#appender.sync();
  }

  async rewrite(change: ChangeLine): Promise<number | undefined> {
    const term = this.#term;
    const isCurrent = () => this.#isOpen && this.#term === term;
    await this.caughtUp();
    if (!isCurrent() || !this.#isSettled || !this.#appender.beginAnew()) return undefined;
    return rewriteFiles(this.#file, this.#clock, change, () => this.#mayTouch(isCurrent));
  }

  /** Resolves when everything handed over so far stands in the file and is on the disk; not before there is room. */
  async flushed(): Promise<void> {
    await this.#pumping;
    const target = Math.max(this.#known, this.#position);
    while (this.#isOpen && this.loggedUpTo < target) {
      if (this.#pumping !== undefined) await this.#pumping;
      else if (this.incomplete !== undefined) await new Promise<void>((resolve) => this.#onRetried.push(resolve));
      else await this.#appender.sync();
    }
  }

  /** Writes and syncs what can be written, then closes. What is missing stands in the store for the next start. */
  async stop(): Promise<void> {
    if (!this.#isOpen) return;
    await this.#pumping;
    await this.#appender.idle();
    try {
      if (this.#isSettled) this.#appender.syncNow();
    } catch (error) {
      this.#failed(error);
    }
    const pipe = this.#pipe;
    this.abandon();
    await pipe?.close(this.#clock);
  }

  /** Closes without writing anything more: another process has taken over. */
  abandon(): void {
    this.#isOpen = false;
    this.#isSettled = false;
    this.#fresh = [];
    this.#pipe = undefined;
    this.#outage.forget();
    this.#appender.close();
    this.#tellRetried();
  }

  #pump(): void {
    const term = this.#term;
    this.#pumping ??= this.#writeMissing(() => this.#isOpen && this.#term === term).finally(() => {
      this.#pumping = undefined;
      this.#tellRetried();
      if (this.#isOpen && this.#term !== term) this.#pump();
    });
  }

  async #writeMissing(isCurrent: () => boolean): Promise<void> {
    try {
      while (isCurrent()) {
        if (!this.#isSettled) await this.#recover(isCurrent);
        else if (!this.#appendFresh() && !(await this.#appendPage(isCurrent))) break;
      }
      if (isCurrent()) this.#outage.over();
    } catch (error) {
      if (!isCurrent()) return;
      this.#failed(error);
      if (this.incomplete === undefined) await this.#writeMissing(isCurrent);
    }
  }

  async #mayTouch(isCurrent: () => boolean): Promise<boolean> {
    if (!isCurrent()) return false;
    const leads = await this.#stillLeads();
    if (!leads && isCurrent()) this.abandon();
    return leads && isCurrent();
  }

  async #recover(isCurrent: () => boolean): Promise<void> {
    const mayTouch = () => this.#mayTouch(isCurrent);
    if (!(await mayTouch())) return;
    this.#appender.repair();
    const written = { syncedUpTo: this.#appender.syncedUpTo, writtenHere: this.#position };
    const standing = await recover(this.#file, this.#source, written, mayTouch);
    if (standing === undefined || !isCurrent()) return;
    // What this process has written counts as written, also where somebody has moved it out of the folder since.
    this.#position = Math.max(this.#position, standing.upTo);
    this.#appender.adopt({ ...standing, upTo: this.#position });
    this.#isSettled = true;
    this.#mustAsk = true;
  }

  /** Writes the rows in memory that follow on; false if there were none. */
  #appendFresh(): boolean {
    const fresh = this.#fresh;
    let first = 0;
    while (first < fresh.length && (fresh[first]?.sequence ?? 0) <= this.#position) first += 1;
    let end = first;
    while (fresh[end]?.sequence === this.#position + 1 + end - first) end += 1;
    const rows = first === 0 && end === fresh.length ? fresh : fresh.slice(first, end);
    this.#fresh = fresh.slice(end);
    this.#append(rows);
    return rows.length > 0;
  }

  /** Writes the next rows that the store has; false if there are none. */
  async #appendPage(isCurrent: () => boolean): Promise<boolean> {
    if (this.#position >= this.#known && !this.#mustAsk) return false;
    this.#mustAsk = false;
    const known = this.#known;
    const page = await this.#source.history(this.#position, pageSize);
    // A sync may have failed meanwhile: then it has to be found out anew where the log stands.
    if (!isCurrent() || !this.#isSettled) return true;
    this.#append(page.map(({ sequence, kind, line }) => ({ sequence, kind, text: withSequence(line, sequence) })));
    if (page.length === pageSize) this.#mustAsk = true;
    // The store has nothing behind the position: rows that were known have been erased.
    if (page.length === 0 && known > this.#position) {
      this.#position = known;
      this.#appender.skipTo(known);
    }
    return true;
  }

  #append(rows: readonly FreshRow[]): void {
    const last = rows.at(-1);
    if (last === undefined || this.#pipe === undefined) return;
    this.#appender.append(this.#pipe.through(rows), last.sequence);
    this.#position = last.sequence;
    this.#outage.wrote();
  }

  #failed(error: unknown): void {
    this.#isSettled = false;
    this.#fresh = [];
    if (error instanceof LogSyncFailed) this.#position = this.#appender.syncedUpTo;
    this.#outage.failed(error);
  }

  #tellRetried(): void {
    const waiting = this.#onRetried;
    this.#onRetried = [];
    for (const resolve of waiting) resolve();
  }
}
