import type { Clock, LogFile } from '../../../ports/index.ts';
import { endOfLocalDay, localDay } from '../rotated-names.ts';
import { rotate, type CompleteRotation } from './rotation.ts';

export interface LogAppenderServices {
  readonly file: LogFile;
  readonly clock: Clock;
  readonly rotation: CompleteRotation;
  readonly syncEveryMs: number;
  /** A sync has failed: what was appended since the last good one may be lost. */
  syncFailed(error: unknown): void;
  rotated(removed: readonly string[]): void;
  /** The file could not be renamed; it goes on growing, and that is tried again. */
  rotationFailed(error: unknown): void;
}

/** After a rotation that failed, e.g. because a viewer on Windows holds the file. */
const rotateAgainAfterMs = 60_000;

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

/** Appends batches of lines to the current file, rotates it, and knows how much of it has reached the disk. */
export class LogAppender {
  readonly #services: LogAppenderServices;
  #bytes = 0;
  #upTo = 0;
  #syncedBytes = 0;
  #syncedUpTo = 0;
  #dayEnds = Number.POSITIVE_INFINITY;
  #day = '';
  #rotateNotBefore = Number.NEGATIVE_INFINITY;
  #closed = false;
  #timer: { cancel(): void } | undefined;
  #syncing: Promise<void> | undefined;

  constructor(services: LogAppenderServices) {
    this.#services = services;
  }

  /** Sequence up to which the log survives a power cut. */
  get syncedUpTo(): number {
    return this.#syncedUpTo;
  }

  adopt({ bytes, upTo, syncedUpTo, syncedBytes, lastAt }: Standing): void {
    this.#closed = false;
    this.#bytes = bytes;
    this.#upTo = upTo;
    this.#syncedUpTo = Math.max(this.#syncedUpTo, syncedUpTo);
    this.#syncedBytes = syncedBytes;
    this.#begin(lastAt ?? this.#services.clock.now());
    if (upTo > this.#syncedUpTo) this.#syncSoon();
  }

  /**
   * @param upTo sequence of the last line
   * @throws LogFileChanged, LogDiskIsFull, and whatever the file throws: then part of the lines may have arrived
   */
  append(lines: string, upTo: number): void {
    const { file, clock, rotation } = this.#services;
    const bytes = Buffer.from(lines);
    if (file.size() !== this.#bytes) throw new LogFileChanged('the delivery log was changed by somebody else');
    const now = clock.now();
    const isDue = (rotation.daily && now >= this.#dayEnds) || this.#bytes + bytes.length > rotation.maximumBytes;
    // A sync under way could report a fault of the old file only after it was renamed.
    if (isDue && this.#bytes > 0 && this.#syncing === undefined && now >= this.#rotateNotBefore) this.#rotate(now);
    if (this.#bytes === 0 || now >= this.#dayEnds) this.#begin(now);
    const arrived = file.append(bytes);
    if (arrived < bytes.length) throw new LogDiskIsFull('no space left for the delivery log');
    this.#bytes += bytes.length;
    this.#upTo = upTo;
    this.#syncSoon();
  }

  /** Undoes what is not safely on the disk after a sync has failed: a second sync would say "done" without doing it. */
  cutUnsynced(): void {
    const { file } = this.#services;
    const found = file.size();
    // Where the file is not as it was left, another writer may be at work: its lines are not ours to cut.
    if (found === this.#bytes && found > this.#syncedBytes) file.truncate(this.#syncedBytes);
    this.#upTo = this.#syncedUpTo;
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

  /** The same, waiting for the disk. */
  syncNow(): void {
    this.#services.file.sync();
    this.#synced(this.#upTo, this.#bytes);
  }

  close(): void {
    this.#closed = true;
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
      this.#services.syncFailed(error);
      return;
    }
    // Cut meanwhile, or found changed: then it is not known what the sync was about.
    if (this.#upTo < upTo || this.#bytes < bytes) return;
    this.#synced(upTo, bytes);
    if (this.#upTo > this.#syncedUpTo && !this.#closed) this.#syncSoon();
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

  #begin(at: number): void {
    this.#day = localDay(at);
    this.#dayEnds = endOfLocalDay(at);
  }
}
