import type { HistoryRow, LogFile } from '../../../ports/index.ts';
import { withSequence } from '../line/line-text.ts';
import type { LogRotation } from '../log-options.ts';
import { daysBetween, localDay, rotatedNames, type RotatedName } from '../rotated-names.ts';
import type { LogSource } from '../writing/recovery.ts';
import { completeRotation } from '../writing/rotation.ts';
import { HistoryBeside } from './history-beside.ts';
import { faultsOfLine } from './line-faults.ts';
import type { LogFinding } from './log-finding.ts';
import { LogReport, type VerifiedLog } from './log-report.ts';
import { standingLog, type LogPiece } from './standing-log.ts';

/**
 * What the store has forgotten by retention, in milliseconds since 1970: older bodies, and older history altogether.
 */
export interface ForgottenHistory {
  readonly bodiesBefore: number;
  readonly rowsBefore: number;
}

const nothingForgotten: ForgottenHistory = { bodiesBefore: -Infinity, rowsBefore: -Infinity };

/** A log that is rotated during every look is looked at once more, but not for ever. */
const mostLooks = 5;

/**
 * Reads the whole delivery log, rotated files too, and holds every line against its description and against the history
 * in the store. Changes nothing, and may run while the log is written.
 */
export async function verifyDeliveryLog(
  file: LogFile,
  source: LogSource,
  rotation: LogRotation = {},
  forgotten: ForgottenHistory = nothingForgotten,
): Promise<VerifiedLog> {
  for (let look = 1; ; look += 1) {
    const rotated = rotatedNames(file.siblings());
    const verified = await new Verification(file, source, rotation, rotated, forgotten).run();
    const isSame = rotatedNames(file.siblings()).at(-1)?.name === rotated.at(-1)?.name;
    if (isSame || look === mostLooks) return verified;
  }
}

type Skipped = Pick<HistoryRow, 'sequence' | 'kind' | 'delivery'>;

/** One reading of the log. */
class Verification {
  readonly #file: LogFile;
  readonly #source: LogSource;
  readonly #rotated: readonly RotatedName[];
  readonly #forgotten: ForgottenHistory;
  readonly #mayBeDeleted: (row: HistoryRow) => boolean;
  readonly #history: HistoryBeside;
  readonly #report = new LogReport();
  /** Rows that the log has passed over; some may come late. */
  readonly #skipped = new Map<number, Skipped>();
  /** Lines in a row that the history does not have; what the next one that it has says decides about them. */
  #unknown: (readonly [LogPiece, Partial<LogFinding>])[] = [];
  #highest = 0;

  constructor(
    file: LogFile,
    source: LogSource,
    rotation: LogRotation,
    rotated: readonly RotatedName[],
    forgotten: ForgottenHistory,
  ) {
    this.#forgotten = forgotten;
    this.#file = file;
    this.#source = source;
    this.#rotated = rotated;
    this.#mayBeDeleted = deletedByAge(rotation, rotated);
    this.#history = new HistoryBeside(source);
  }

  async run(): Promise<VerifiedLog> {
    // Asked first: what is committed during the reading is not missed.
    const cursor = await this.#source.logCursor();
    const names = this.#rotated.map(({ name }) => name);
    for (const piece of standingLog(this.#file, names)) await this.#look(piece);
    for (let row = await this.#history.next(); row !== undefined; row = await this.#history.next()) {
      if (row.sequence <= cursor) this.#skip(row);
      else this.#report.pending += 1;
      this.#history.take();
    }
    this.#judgeUnknown(false);
    for (const row of this.#skipped.values()) this.#report.missing(row);
    return this.#report.result();
  }

  async #look(piece: LogPiece): Promise<void> {
    if (piece.isTorn) {
      if (piece.name === undefined) this.#report.halfLine = true;
      else this.#report.found('torn', piece);
      return;
    }
    this.#report.line(piece);
    const line = readLine(piece.text);
    if (line === undefined) return this.#report.found('unreadable', piece);
    const about = aboutLine(line);
    const faults = faultsOfLine(line);
    if (faults.length > 0) this.#report.found('invalid', piece, { ...about, detail: faults.join(', ') });
    if (about.sequence === undefined) return;
    if (about.sequence > this.#highest) await this.#compareNext(piece, about, about.sequence);
    else await this.#compareLate(piece, about, about.sequence);
  }

  async #compareNext(piece: LogPiece, about: Partial<LogFinding>, sequence: number): Promise<void> {
    let row = await this.#history.next();
    for (; row !== undefined && row.sequence < sequence; row = await this.#history.next()) {
      this.#skip(row);
      this.#history.take();
    }
    this.#highest = sequence;
    if (row?.sequence === sequence) {
      this.#judgeUnknown(row.kind === 'dispatch.held');
      this.#compareText(piece, about, row);
      this.#history.take();
    } else if (!isOlder(piece.text, this.#forgotten.rowsBefore)) {
      this.#unknown.push([piece, about]);
    }
  }

  /** A backup does not have what happened after it was taken: the log does, up to the line that tells of its restoration. */
  #judgeUnknown(isLost: boolean): void {
    if (isLost) this.#report.lost += this.#unknown.length;
    else for (const [piece, about] of this.#unknown) this.#report.found('unknown', piece, about);
    this.#unknown = [];
  }

  async #compareLate(piece: LogPiece, about: Partial<LogFinding>, sequence: number): Promise<void> {
    const row = await this.#history.row(sequence);
    if (row === undefined) return this.#report.found('unknown', piece, about);
    const isFirst = this.#skipped.delete(sequence);
    this.#report.found(isFirst ? 'order' : 'double', piece, about);
    if (isFirst) this.#compareText(piece, about, row);
  }

  #compareText(piece: LogPiece, about: Partial<LogFinding>, row: HistoryRow): void {
    const text = withSequence(row.line, row.sequence);
    const isSame =
      piece.text === text ||
      (isOlder(piece.text, this.#forgotten.bodiesBefore) && withoutBody(piece.text) === withoutBody(text));
    if (isSame) this.#report.same += 1;
    else this.#report.found('different', piece, about);
  }

  #skip(row: HistoryRow): void {
    // Before the first line of the log, it may have stood in a file that was deleted by its age.
    if (this.#highest === 0 && this.#mayBeDeleted(row)) return;
    const { sequence, kind, delivery } = row;
    this.#skipped.set(sequence, { sequence, kind, ...(delivery === undefined ? {} : { delivery }) });
  }
}

function isOlder(text: string, before: number): boolean {
  return Date.parse(String(readLine(text)?.['time'])) < before;
}

/** Bodies stand at the end of a line, and leave the store before the line does. */
function withoutBody(text: string): string {
  const { body: _, ...rest } = readLine(text) ?? {};
  return JSON.stringify(rest);
}

/** Whether the file that a row stood in may have been deleted by the rules of rotation. */
function deletedByAge(rotation: LogRotation, rotated: readonly RotatedName[]): (row: HistoryRow) => boolean {
  const { keepDays, keepFiles } = completeRotation(rotation);
  const newest = rotated.at(-1);
  if (newest === undefined) return () => false;
  if (keepFiles !== 'all' && rotated.length >= keepFiles) return () => true;
  return ({ at }) => keepDays !== 'all' && daysBetween(localDay(at), newest.day) > keepDays;
}

function readLine(text: string): { readonly [member: string]: unknown } | undefined {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return undefined;
    return line as { readonly [member: string]: unknown };
  } catch {
    return undefined;
  }
}

/** What of a line helps to find it. */
function aboutLine({ seq, kind, delivery }: { readonly [member: string]: unknown }): Partial<LogFinding> {
  return {
    ...(Number.isSafeInteger(seq) ? { sequence: seq as number } : {}),
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(typeof delivery === 'string' ? { delivery } : {}),
  };
}
