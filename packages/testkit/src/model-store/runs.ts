import type { HistoryEntry, RunProgress, RunRow, RunState, RunStep } from '@eilbote/core';
import { type ModelDisk, remember } from './model-disk.ts';

export function createRun(disk: ModelDisk, run: RunRow, entry: HistoryEntry): void {
  disk.runs.set(run.id, Object.freeze({ ...run }));
  remember(disk, entry);
}

export function cancelRun(disk: ModelDisk, id: string, at: number, entry: HistoryEntry): boolean {
  const run = disk.runs.get(id);
  if (run?.state !== 'running') return false;
  disk.runs.set(id, Object.freeze({ ...run, state: 'cancelled', updatedAt: at }));
  remember(disk, entry);
  return true;
}

export function updateRun(disk: ModelDisk, { run: id, at, entry, ...now }: RunProgress): boolean {
  const run = disk.runs.get(id);
  if (run === undefined || run.state === 'cancelled') return false;
  disk.runs.set(id, Object.freeze({ ...run, ...now, updatedAt: at }));
  if (entry) remember(disk, entry);
  return true;
}

export const runs = (disk: ModelDisk, { state }: { readonly state?: RunState }): readonly RunRow[] =>
  [...disk.runs.values()].filter((run) => state === undefined || run.state === state).toReversed();

/** The run is under way and nobody has done this step. */
export function runStands(disk: ModelDisk, { run, from }: RunStep): boolean {
  const standing = disk.runs.get(run);
  return standing?.state === 'running' && standing.cursor === from;
}

export function advanceRun(disk: ModelDisk, step: RunStep, done: number, leftOut: number): void {
  const run = disk.runs.get(step.run);
  if (run === undefined) return;
  const counts = { done: run.done + done, leftOut: run.leftOut + leftOut };
  disk.runs.set(run.id, Object.freeze({ ...run, ...counts, cursor: step.to, state: step.state, updatedAt: step.at }));
  if (step.entry) remember(disk, step.entry);
}
