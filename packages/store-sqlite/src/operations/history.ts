import type { HistoryEntry, HistoryRow } from '@eilbote/core';
import { type Connection, limited } from '../connection/connection.ts';

type HistoryColumns = readonly [
  sequence: number,
  at: number,
  kind: string,
  delivery: string | null,
  webhook: string | null,
  line: string,
  exchange: string | null,
];

export interface HistoryWriter {
  /** Gives the entry the next number. */
  write(entry: HistoryEntry): void;
}

export function historyWriter({ prepare, counters }: Connection): HistoryWriter {
  const insert = prepare(
    'INSERT INTO history (sequence, at, kind, delivery, webhook, line, exchange) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    write({ at, kind, delivery, webhook, line, exchange }) {
      counters.history += 1;
      insert.run(counters.history, at, kind, delivery ?? null, webhook ?? null, line, exchange ?? null);
    },
  };
}

export function historyOperations({ prepare, counters }: Connection) {
  const columns = 'sequence, at, kind, delivery, webhook, line, exchange';
  const behind = prepare(`SELECT ${columns} FROM history WHERE sequence > ? ORDER BY sequence ${limited}`);
  const ofDelivery = prepare(`SELECT ${columns} FROM history WHERE delivery = ? ORDER BY sequence`);
  const next = prepare('SELECT sequence, at FROM history WHERE sequence > ? ORDER BY sequence LIMIT 1');
  return {
    /** Halves the range: the times ascend with the numbers, unless a clock was set back. */
    historySince(at: number): number {
      let [before, last] = [0, counters.history];
      while (before < last) {
        const middle = Math.floor((before + last) / 2);
        const [sequence, time] = next.first<[number, number]>(middle) ?? [last + 1, at];
        if (time >= at || sequence > last) last = middle;
        else before = sequence;
      }
      return before;
    },
    history: (after: number, limit: number): readonly HistoryRow[] =>
      behind.all<HistoryColumns>(after, limit).map(historyRow),
    historyOf: (delivery: string): readonly HistoryRow[] => ofDelivery.all<HistoryColumns>(delivery).map(historyRow),
    logCursor: (): number => counters.logged,
  };
}

function historyRow([sequence, at, kind, delivery, webhook, line, exchange]: HistoryColumns): HistoryRow {
  const row = { sequence, at, kind, line };
  return Object.assign(
    row,
    delivery !== null && { delivery },
    webhook !== null && { webhook },
    exchange !== null && { exchange },
  );
}
