import { currentLogName } from '../../../log-file/index.ts';
import type { HistoryRow } from '../../../ports/index.ts';
import type { LogFault, LogFinding } from './log-finding.ts';
import type { LogPiece } from './standing-log.ts';

export interface VerifiedLog {
  /** The files of the log, the oldest first, and how many lines each has. */
  readonly files: readonly { readonly name: string; readonly lines: number }[];
  readonly lines: number;
  /** Lines that stand in the log exactly as the history tells them. */
  readonly same: number;
  /** What the history has behind the log: it is written as soon as a process dispatches. */
  readonly pending: number;
  /** Lines that the history lost when the database was restored from a backup: it is the log that knows. */
  readonly lost: number;
  /** The last line is just being written, or was torn; the next process that dispatches repairs it. */
  readonly halfLine: boolean;
  /** How often each fault was found; none where all is well. */
  readonly counts: { readonly [fault in LogFault]?: number };
  /** The first ones, see `counts` for how many there are. */
  readonly findings: readonly LogFinding[];
}

/** More of them help nobody, and a log that is gone must not fill the memory. */
const mostFindings = 1000;

/** What is found while the log is read. */
export class LogReport {
  readonly #files = new Map<string, number>();
  readonly #counts: { [fault in LogFault]?: number } = {};
  readonly #findings: LogFinding[] = [];
  same = 0;
  pending = 0;
  lost = 0;
  halfLine = false;

  line({ name = currentLogName }: LogPiece): void {
    this.#files.set(name, (this.#files.get(name) ?? 0) + 1);
  }

  found(fault: LogFault, piece: LogPiece, more: Partial<LogFinding> = {}): void {
    this.#add({ fault, file: piece.name ?? currentLogName, line: piece.number, ...more });
  }

  missing({ sequence, kind, delivery }: Pick<HistoryRow, 'sequence' | 'kind' | 'delivery'>): void {
    this.#add({ fault: 'missing', sequence, kind, ...(delivery === undefined ? {} : { delivery }) });
  }

  result(): VerifiedLog {
    const files = [...this.#files].map(([name, lines]) => ({ name, lines }));
    return {
      files,
      lines: files.reduce((sum, { lines }) => sum + lines, 0),
      same: this.same,
      pending: this.pending,
      lost: this.lost,
      halfLine: this.halfLine,
      counts: this.#counts,
      findings: this.#findings,
    };
  }

  #add(finding: LogFinding): void {
    this.#counts[finding.fault] = (this.#counts[finding.fault] ?? 0) + 1;
    if (this.#findings.length < mostFindings) this.#findings.push(finding);
  }
}
