/**
 * The files behind the delivery log: one current file, and siblings in the same folder to which it was renamed. Calls
 * are synchronous: one batched append costs a few microseconds a line, and the order of write, rotation and cursor must
 * not depend on the event loop. Only waiting for the disk may happen beside it.
 */
export interface LogFile {
  /**
   * Bytes of the current file, or of a sibling; 0 where there is none. Looks at the folder itself: a current file that
   * somebody else has moved away counts as gone, and the next append makes a new one.
   */
  size(name?: string): number;
  /** At most so many bytes from `offset` on, of the current file or of a sibling. */
  read(offset: number, bytes: number, name?: string): Uint8Array;
  /** Appends and tells how many bytes arrived: fewer than given where the disk is full. Throws for other faults. */
  append(bytes: Uint8Array): number;
  /** Cuts the current file to so many bytes. */
  truncate(bytes: number): void;
  /**
   * Writes what stands from `offset` up to `end` of the current file once more, unchanged, so that the next sync carries
   * it to the disk, whatever became of earlier ones.
   */
  writeAgain(offset: number, end: number): void;
  /** Renames the current file to `name`, which must be free; the next append makes a new one. */
  rotate(name: string): void;
  /** Names of the other files in the folder, in no order. */
  siblings(): readonly string[];
  /** Deletes a sibling. */
  remove(name: string): void;
  /**
   * Puts other content in place of a sibling: after a crash or a power cut there is the whole old one or the whole new
   * one. Does nothing where the sibling is not there any more. The new content must be on the disk when it resolves.
   */
  replace(name: string, content: Uint8Array): Promise<void>;
  /** Makes what was appended and renamed survive a power cut; waits for the disk. */
  sync(): void;
  /** Like `sync`, for what was appended before the call, without keeping the event loop waiting. */
  syncInBackground(): Promise<void>;
  close(): void;
}
