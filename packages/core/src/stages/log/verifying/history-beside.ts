import type { HistoryRow } from '../../../ports/index.ts';
import type { LogSource } from '../writing/recovery.ts';

const pageSize = 500;

/** The history, read beside the log in the same order. */
export class HistoryBeside {
  readonly #source: LogSource;
  #page: readonly HistoryRow[] = [];
  #position = 0;
  #after = 0;

  constructor(source: LogSource) {
    this.#source = source;
  }

  /** The next row, which stays the next one until it is taken. Asks again where there was none: rows are added meanwhile. */
  async next(): Promise<HistoryRow | undefined> {
    if (this.#position >= this.#page.length) {
      this.#page = await this.#source.history(this.#after, pageSize);
      this.#position = 0;
    }
    return this.#page[this.#position];
  }

  take(): void {
    this.#after = this.#page[this.#position]?.sequence ?? this.#after;
    this.#position += 1;
  }

  /** The row with this number, wherever the reading stands. */
  async row(sequence: number): Promise<HistoryRow | undefined> {
    const [row] = await this.#source.history(sequence - 1, 1);
    return row?.sequence === sequence ? row : undefined;
  }
}
