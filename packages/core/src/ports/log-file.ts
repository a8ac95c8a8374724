/**
 * The file behind the delivery log. Calls are synchronous: one batched append costs a few microseconds a line, and the
 * order of write, rotation and cursor must not depend on the event loop.
 */
export interface LogFile {
  /** Bytes of the current file; 0 where there is none yet. */
  size(): number;
  /** The last bytes of the current file, at most so many. */
  tail(bytes: number): Uint8Array;
  /** Appends and tells how many bytes arrived: fewer than given where the disk is full. Throws for other faults. */
  append(bytes: Uint8Array): number;
  /** Cuts the current file to so many bytes. */
  truncate(bytes: number): void;
  /** Renames the current file to `name` (a sibling); the next append makes a new one. */
  rotate(name: string): void;
  /** Makes what was appended survive a power cut. */
  sync(): void;
  close(): void;
}
