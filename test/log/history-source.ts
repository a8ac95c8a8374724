import type { HistoryRow } from '../../packages/core/src/ports/index.ts';
import { breakerClosed, breakerOpened } from '../../packages/core/src/stages/log/line/index.ts';
import { withSequence } from '../../packages/core/src/stages/log/line/line-text.ts';
import type { LogSource } from '../../packages/core/src/stages/log/writing/recovery.ts';

/** The history of a store, as far as the delivery log knows it. */
export class HistorySource implements LogSource {
  rows: HistoryRow[] = [];
  cursor = 0;
  reads = 0;

  /** Commits so many rows and tells them, as a settlement does. */
  commit(count: number, at = Date.UTC(2026, 10, 24, 9)): readonly HistoryRow[] {
    const first = this.rows.length + 1;
    const added = Array.from({ length: count }, (_, index) => {
      const lane = `con_${first + index}ü`;
      const entry =
        index % 3 === 0 ? breakerOpened(lane, { at, nextAttemptAt: at + 60_000 }) : breakerClosed(lane, { at });
      return { ...entry, sequence: first + index };
    });
    this.rows.push(...added);
    return added;
  }

  /** What the log has to hold: every line once, in order. */
  get text(): string {
    return this.rows.map(({ line, sequence }) => `${withSequence(line, sequence)}\n`).join('');
  }

  history(after: number, limit: number): Promise<readonly HistoryRow[]> {
    this.reads += 1;
    return Promise.resolve(this.rows.filter(({ sequence }) => sequence > after).slice(0, limit));
  }

  logCursor(): Promise<number> {
    return Promise.resolve(this.cursor);
  }
}
