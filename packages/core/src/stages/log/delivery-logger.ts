import { token } from '@eilbote/contract';
import type { HistoryRow } from '../../ports/index.ts';

/** What stands in place of a line that was read from a file of the log; an empty text takes it away. */
export type ChangeLine = (text: string) => string | undefined;

/**
 * The stage that writes the delivery log, in a term of dispatching only: one writer per installation. Nothing here may
 * throw or wait on behalf of the dispatcher.
 */
export interface DeliveryLogger {
  /** Sequence up to which the log is safe on disk. */
  readonly loggedUpTo: number;
  /** `stillLeads` is asked before anything is repaired in the file. */
  start(stillLeads: () => Promise<boolean>): void;
  /** Rows in order of commit, right after their commit. */
  write(rows: readonly HistoryRow[]): void;
  /** Rows were committed that nobody handed over. */
  catchUp(): void;
  /** Resolves when what can be written at the moment is written and on the disk: it never waits for room. */
  caughtUp(): Promise<void>;
  /**
   * Begins a new file and writes lines of the old ones anew: `change` tells what stands in place of a line, or `undefined`
   * to leave it. Tells how many were changed; `undefined` where that could not be done now.
   */
  rewrite(change: ChangeLine): Promise<number | undefined>;
  /** Writes what can be written, then closes. */
  stop(): Promise<void>;
  /** Closes at once: another process writes now. */
  abandon(): void;
}

/** For the host alone: plugins cannot wrap or replace it. */
export const DeliveryLogging = token<DeliveryLogger>('stage.log');
