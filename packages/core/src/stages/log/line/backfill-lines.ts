import type { HistoryEntry } from '../../../ports/index.ts';
import { entry, head, number, text } from './line-text.ts';
import { runText, type LoggedRun } from './resend-lines.ts';
import type { Logged } from './subjects.ts';

/** Records that were there before begin to be transferred, or go on. */
export const backfillStarted = ({ id, total }: Pick<LoggedRun, 'id' | 'total'>, { at }: Logged): HistoryEntry =>
  entry(at, 'backfill.started', head(at, 'backfill.started', 'info') + text('run', id) + number('total', total), {});

export const backfillFinished = (run: LoggedRun, { at }: Logged): HistoryEntry =>
  entry(at, 'backfill.finished', head(at, 'backfill.finished', 'info') + runText(run), {});

export const backfillCancelled = (run: LoggedRun, { at }: Logged): HistoryEntry =>
  entry(at, 'backfill.cancelled', head(at, 'backfill.cancelled', 'warn') + runText(run), {});
