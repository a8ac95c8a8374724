import type { Clock, LogFile } from '../../../ports/index.ts';
import { endOfLocalDay, localDay } from '../rotated-names.ts';
import { rotate, type CompleteRotation } from './rotation.ts';

export interface LogAppenderServices {
  readonly file: LogFile;
  readonly clock: Clock;
  readonly rotation: CompleteRotation;
  readonly syncEveryMs: number;
  /** A sync in the background has failed. */
  syncFailed(error: LogSyncFailed): void;
  rotated(removed: readonly string[]): void;
  /** The file could not be renamed; it goes on growing, and that is tried again. */
  rotationFailed(error: unknown): void;
}

/** After a rotation that failed, e.g. because a viewer on Windows holds the file. */
const rotateAgainAfterMs = 60_000;

const lineFeed = 10;

/** What is known of the current file after it was repaired. */
export interface Standing {
  readonly bytes: number;
  /** Sequence of the last line that stands in the log. */
  readonly upTo: number;
  /** Of those, the last one that a power cut cannot take, and where it ends in the current file. */
  readonly syncedUpTo: number;
  readonly syncedBytes: number;
  /** When its last line was written, in milliseconds since 1970. */
  readonly lastAt: number | undefined;
}

/** Somebody else has written to the file, cut it or moved it away: where the log stands must be found out anew. */
export class LogFileChanged extends Error {
  override readonly name = 'LogFileChanged';
}

/** Only part of a batch fitted on the disk. */
export class LogDiskIsFull extends Error {
  override readonly name = 'LogDiskIsFull';
}

/** What was appended since the last good sync may never reach the disk, even where a later sync says so. */
export class LogSyncFailed extends Error {
  override readonly name = 'LogSyncFailed';
}

/** Appends batches of lines to the current file, rotates it, and knows how much of it has reached the disk. */
export class LogAppender {
  readonly #services: LogAppenderServices;
  #bytes = 0;
  #upTo = 0;
  #syncedBytes = 0;
  #syncedUpTo = 0;
  /** End of the day on which the current file was begun. */
  #rotateAt = Number.POSITIVE_INFINITY;
  /** Local day of the last line, and its end. */
  #day = '';
  #dayEnds = Number.NEGATIVE_INFINITY;
  #rotateNotBefore = Number.NEGATIVE_INFINITY;
  #closed = false;
  #mustCut = false;
  #timer: { cancel(): void } | undefined;
  #syncing: Promise<void> | undefined;

  constructor(services: LogAppenderServices) {
    this.#services = services;
  }

  /** Sequence up to which the log survives a power cut. */
  get syncedUpTo(): number {
    return this.#syncedUpTo;
  }

  /** Another process may have written and cut since: what was known of the file holds no longer. */
  forget(): void {
    this.#upTo = 0;
    this.#syncedUpTo = 0;
    this.#syncedBytes = 0;
  }

  adopt({ bytes, upTo, syncedUpTo, syncedBytes, lastAt }: Standing): void {
    this.#closed = false;
    this.#bytes = bytes;
    this.#upTo = upTo;
    if (syncedUpTo >= this.#syncedUpTo) {
      this.#syncedUpTo = syncedUpTo;
      this.#syncedBytes = syncedBytes;
    } else {
      // A sync has ended while the file was read: what it made safe must not be cut when a later one fails.
      this.#syncedBytes = Math.min(this.#syncedBytes, bytes);
    }
    this.#dayEnds = Number.NEGATIVE_INFINITY;
    this.#passDay(lastAt ?? this.#services.clock.now());
    this.#rotateAt = this.#dayEnds;
    if (upTo > this.#syncedUpTo) this.#syncSoon();
  }

  /**
   * @param upTo sequence of the last line
   * @throws LogFileChanged, LogDiskIsFull, LogSyncFailed, and whatever the file throws: then part of the lines may have arrived
   */
  append(lines: string, upTo: number): void {
    const { file, clock, rotation } = this.#services;
    const bytes = Buffer.from(lines);
    if (file.size() !== this.#bytes) throw new LogFileChanged('the delivery log was changed by somebody else');
    const now = clock.now();
    const isDue = (rotation.daily && now >= this.#rotateAt) || this.#bytes + bytes.length > rotation.maximumBytes;
    // A sync under way could report a fault of the old file only after it was renamed.
    if (isDue && this.#bytes > 0 && this.#syncing === undefined && now >= this.#rotateNotBefore) this.#rotate(now);
    // In a new file the day may also go back: the clock was wrong before.
    if (this.#bytes === 0) this.#dayEnds = Number.NEGATIVE_INFINITY;
    this.#passDay(now);
    if (this.#bytes === 0) this.#rotateAt = this.#dayEnds;
    const arrived = file.append(bytes);
    if (arrived < bytes.length) {
      // Whoever reads along while the disk is full shall not find half a line.
      this.#bytes += bytes.subarray(0, arrived).lastIndexOf(lineFeed) + 1;
      file.truncate(this.#bytes);
      throw new LogDiskIsFull('no space left for the delivery log');
    }
    this.#bytes += bytes.length;
    this.#upTo = upTo;
    this.#syncSoon();
  }

  /** Undoes what is not safely on the disk, where a sync has failed and that was not possible at once. */
  repair(): void {
    if (!this.#mustCut) return;
    const { file } = this.#services;
    const found = file.size();
    // Where the file is not as it was left, another writer may be at work: its lines are not ours to cut.
    if (found === this.#bytes && found > this.#syncedBytes) file.truncate(this.#syncedBytes);
    this.#upTo = this.#syncedUpTo;
    this.#mustCut = false;
  }

  /** There are no lines up to this sequence that still have to be written. */
  skipTo(sequence: number): void {
    this.#upTo = sequence;
    this.#syncSoon();
  }

  /** Makes all lines survive a power cut, without keeping the event loop waiting. */
  sync(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#syncing ??= this.#syncInBackground().finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  /**
   * The same, waiting for the disk.
   * @throws LogSyncFailed
   */
  syncNow(): void {
    try {
      this.#services.file.sync();
    } catch (error) {
      throw this.#syncFailure(error);
    }
    this.#synced(this.#upTo, this.#bytes);
  }

  /** Rotates, however small the file is; false where it could not be renamed, or is being synced. */
  beginAnew(): boolean {
    if (this.#bytes === 0) return true;
    if (this.#syncing !== undefined || this.#services.file.size() !== this.#bytes) return false;
    try {
      this.#rotate(this.#services.clock.now());
    } catch {
      // A sync has failed: the log finds out by itself where it stands.
      return false;
    }
    return this.#bytes === 0;
  }

  /** Resolves when no sync is under way. */
  async idle(): Promise<void> {
    await this.#syncing;
  }

  close(): void {
    this.#closed = true;
    this.#mustCut = false;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#services.file.close();
  }

  async #syncInBackground(): Promise<void> {
    const upTo = this.#upTo;
    const bytes = this.#bytes;
    try {
      await this.#services.file.syncInBackground();
    } catch (error) {
      if (!this.#closed) this.#services.syncFailed(this.#syncFailure(error));
      return;
    }
    // Cut meanwhile, or found changed: then it is not known what the sync was about.
    if (this.#upTo < upTo || this.#bytes < bytes) return;
    this.#synced(upTo, bytes);
    if (this.#upTo > this.#syncedUpTo && !this.#closed) this.#syncSoon();
  }

  /** Cuts at once: if the process died now, the next one would find the lines and believe them to be safe. */
  #syncFailure(error: unknown): LogSyncFailed {
    this.#mustCut = true;
    try {
      this.repair();
    } catch {
      // The disk is in a bad way; it is tried again before anything else.
    }
    return new LogSyncFailed(error instanceof Error ? error.message : String(error), { cause: error });
  }

  #synced(upTo: number, bytes: number): void {
    this.#syncedUpTo = Math.max(this.#syncedUpTo, upTo);
    this.#syncedBytes = bytes;
  }

  #syncSoon(): void {
    this.#timer ??= this.#services.clock.timer(this.#services.syncEveryMs, () => {
      this.#timer = undefined;
      void this.sync();
    });
  }

  #rotate(now: number): void {
    const { file, rotation, rotated, rotationFailed } = this.#services;
    this.syncNow();
    let removed: readonly string[];
    try {
      removed = rotate(file, this.#day, rotation);
    } catch (error) {
      this.#rotateNotBefore = now + rotateAgainAfterMs;
      rotationFailed(error);
      return;
    }
    this.#bytes = 0;
    this.#syncedBytes = 0;
    rotated(removed);
  }

  #passDay(now: number): void {
    if (now < this.#dayEnds) return;
    this.#day = localDay(now);
    this.#dayEnds = endOfLocalDay(now);
  }
}
