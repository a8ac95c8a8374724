import fs from 'node:fs';

/** The disk, or the share of it that this user may fill, is full. */
const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** An open file descriptor for appending that is closed only when no sync is under way on it. */
export class FileHandle {
  readonly #descriptor: number;
  readonly #device: number;
  readonly #inode: number;
  #syncsUnderWay = 0;
  #closing = false;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    const { dev, ino } = fs.fstatSync(descriptor);
    this.#device = dev;
    this.#inode = ino;
  }

  /** Whether the file found in the folder is the one that is open here. */
  is(stats: fs.Stats | undefined): boolean {
    return stats !== undefined && stats.ino === this.#inode && stats.dev === this.#device;
  }

  /** Tells how many bytes arrived before the disk was full. */
  append(bytes: Uint8Array): number {
    let written = 0;
    try {
      while (written < bytes.length) {
        written += fs.writeSync(this.#descriptor, bytes, written, bytes.length - written);
      }
    } catch (error) {
      if (!fullDisk.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    return written;
  }

  sync(): void {
    fs.fdatasyncSync(this.#descriptor);
  }

  async syncInBackground(): Promise<void> {
    this.#syncsUnderWay += 1;
    try {
      await new Promise<void>((resolve, reject) => {
        fs.fdatasync(this.#descriptor, (error) => (error === null ? resolve() : reject(error)));
      });
    } finally {
      this.#syncsUnderWay -= 1;
      this.#closeWhenIdle();
    }
  }

  close(): void {
    this.#closing = true;
    this.#closeWhenIdle();
  }

  #closeWhenIdle(): void {
    if (!this.#closing || this.#syncsUnderWay > 0) return;
    this.#closing = false;
    fs.closeSync(this.#descriptor);
  }
}
