import type { HistoryEntry, RunProgress, RunRow, RunState, RunStep } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';

type RunColumns = readonly [
  id: string,
  kind: RunRow['kind'],
  state: RunState,
  spec: string,
  cursor: string | null,
  total: number,
  done: number,
  leftOut: number,
  createdAt: number,
  updatedAt: number,
];

export interface RunSteps {
  /** The run is under way and nobody has done this step. */
  stands(step: RunStep): boolean;
  advance(step: RunStep, done: number, leftOut: number): void;
}

export function runOperations({ prepare }: Connection, history: HistoryWriter) {
  const columns = 'id, kind, state, spec, cursor, total, done, left_out, created_at, updated_at';
  const insert = prepare(`
    INSERT INTO run (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = prepare(`SELECT ${columns} FROM run ORDER BY sequence DESC`);
  const inState = prepare(`SELECT ${columns} FROM run WHERE state = ? ORDER BY sequence DESC`);
  const standing = prepare(`SELECT 1 FROM run WHERE id = ? AND state = 'running' AND cursor IS ?`);
  const advance = prepare(`
    UPDATE run SET cursor = ?, state = ?, done = done + ?, left_out = left_out + ?, updated_at = ? WHERE id = ?`);
  const update = prepare(`
    UPDATE run SET state = ?, total = ?, done = ?, left_out = ?, updated_at = ? WHERE id = ? AND state <> 'cancelled'`);
  const cancel = prepare(`UPDATE run SET state = 'cancelled', updated_at = ? WHERE id = ? AND state = 'running'`);

  const progress: RunSteps = {
    stands: ({ run, from }) => standing.first(run, from) !== undefined,
    advance({ run, to, state, at, entry }, done, leftOut) {
      advance.run(to, state, done, leftOut, at, run);
      if (entry) history.write(entry);
    },
  };

  return {
    progress,
    createRun(run: RunRow, entry: HistoryEntry): void {
      const { id, kind, state, spec, cursor, total, done, leftOut, createdAt, updatedAt } = run;
      insert.run(id, kind, state, spec, cursor, total, done, leftOut, createdAt, updatedAt);
      history.write(entry);
    },
    updateRun({ run, at, state, total, done, leftOut, entry }: RunProgress): boolean {
      const stands = update.count(state, total, done, leftOut, at, run) > 0;
      if (stands && entry) history.write(entry);
      return stands;
    },
    cancelRun(run: string, at: number, entry: HistoryEntry): boolean {
      const cancelled = cancel.count(at, run) > 0;
      if (cancelled) history.write(entry);
      return cancelled;
    },
    runs: ({ state }: { readonly state?: RunState }): readonly RunRow[] =>
      (state === undefined ? all.all<RunColumns>() : inState.all<RunColumns>(state)).map(runRow),
  };
}

function runRow(row: RunColumns): RunRow {
  const [id, kind, state, spec, cursor, total, done, leftOut, createdAt, updatedAt] = row;
  return { id, kind, state, spec, cursor, total, done, leftOut, createdAt, updatedAt };
}
