/** Chance as a crash needs it. */
export interface CrashChance {
  /** At least 0, below 1. */
  fraction(): number;
}

type Change =
  | { readonly append: Uint8Array }
  | { readonly truncate: number }
  | { readonly at: number; readonly again: Uint8Array };

/** The bytes of a file: what a reader sees, and what of it would survive a power cut. */
export class UnsyncedBytes {
  #seen: Uint8Array;
  #length: number;
  /** What is on the disk for certain, and the changes since then in their order. */
  #synced: Uint8Array;
  #changes: Change[] = [];

  constructor(content: Uint8Array = new Uint8Array(0)) {
    this.#seen = content;
    this.#length = content.length;
    this.#synced = content;
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array {
    return this.#seen.subarray(0, this.#length);
  }

  append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#seen.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#seen.length, 1024));
      larger.set(this.bytes);
      this.#seen = larger;
    }
    this.#seen.set(bytes, this.#length);
    this.#length = needed;
    if (bytes.length > 0) this.#changes.push({ append: bytes.slice() });
  }

  truncate(length: number): void {
    if (length >= this.#length) return;
    this.#seen = this.#seen.slice(0, length);
    this.#length = length;
    this.#changes.push({ truncate: length });
  }

  /** What a reader sees there is written once more: it comes back where an earlier sync has lost it. */
  writeAgain(offset: number, end: number): void {
    const again = this.bytes.slice(offset, end);
    if (again.length > 0) this.#changes.push({ at: offset, again });
  }

  /** How many changes a sync that begins now would cover. */
  get unsynced(): number {
    return this.#changes.length;
  }

  sync(changes: number = this.#changes.length): void {
    this.#synced = applied(this.#synced, this.#changes.splice(0, changes));
  }

  /**
   * A sync that fails the way Linux lets it: the lost pages count as clean, so a reader still sees the bytes, a later sync
   * says "done", and the disk holds zeros in their place.
   */
  failSync(): void {
    this.#synced = applied(
      this.#synced,
      this.#changes.splice(0).map((change) => {
        if ('append' in change) return { append: new Uint8Array(change.append.length) };
        return 'again' in change ? { at: change.at, again: new Uint8Array(change.again.length) } : change;
      }),
    );
  }

  /**
   * What the disk holds after a power cut: the changes up to some moment, the last append perhaps in part; where the
   * length reached the disk before the content did, with zeros.
   */
  afterPowerCut(chance: CrashChance): Uint8Array {
    const kept = Math.floor(chance.fraction() * (this.#changes.length + 1));
    const changes = this.#changes.slice(0, kept);
    const torn = this.#changes[kept];
    if (torn !== undefined && 'append' in torn) {
      changes.push({ append: torn.append.slice(0, Math.floor(chance.fraction() * torn.append.length)) });
    }
    const found = applied(this.#synced, changes);
    const unsynced = found.length - this.#synced.length;
    if (unsynced > 0 && chance.fraction() < 0.2) {
      const from = this.#synced.length + Math.floor(chance.fraction() * unsynced);
      found.fill(0, from, from + Math.ceil(chance.fraction() * (found.length - from)));
    }
    return found;
  }
}

function applied(start: Uint8Array, changes: readonly Change[]): Uint8Array {
  const parts: Uint8Array[] = [start];
  for (const change of changes) {
    if ('append' in change) parts.push(change.append);
    else if ('again' in change) parts.splice(0, parts.length, overwritten(Buffer.concat(parts), change));
    else parts.splice(0, parts.length, Buffer.concat(parts).subarray(0, change.truncate));
  }
  return Uint8Array.from(Buffer.concat(parts));
}

function overwritten(bytes: Buffer, { at, again }: { readonly at: number; readonly again: Uint8Array }): Uint8Array {
  bytes.set(again.subarray(0, Math.max(0, bytes.length - at)), at);
  return bytes;
}
