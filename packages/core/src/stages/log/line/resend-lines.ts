import type { HistoryEntry, ResendContent } from '../../../ports/index.ts';
import { deliveryText, entry, head, number, text } from './line-text.ts';
import type { Logged, LoggedDelivery } from './subjects.ts';

/** A new delivery repeats one that had ended. */
export function deliveryResent(
  delivery: LoggedDelivery,
  { at, content, run }: Logged & { readonly content: ResendContent; readonly run?: string },
): HistoryEntry {
  const line =
    head(at, 'delivery.resent', 'info') +
    deliveryText(delivery) +
    text('state', 'waiting') +
    text('content', content) +
    text('run', run);
  return entry(at, 'delivery.resent', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}

export interface LoggedRun {
  readonly id: string;
  /** Deliveries that it is about. */
  readonly total: number;
  readonly done: number;
  readonly leftOut: number;
}

export const resendStarted = (
  { id, total }: LoggedRun,
  { at, content }: Logged & { readonly content: ResendContent },
): HistoryEntry => {
  const line = head(at, 'resend.started', 'info') + text('content', content) + text('run', id) + number('total', total);
  return entry(at, 'resend.started', line, {});
};

export const resendFinished = (run: LoggedRun, { at }: Logged): HistoryEntry =>
  entry(at, 'resend.finished', head(at, 'resend.finished', 'info') + runText(run), {});

export const resendCancelled = (run: LoggedRun, { at }: Logged): HistoryEntry =>
  entry(at, 'resend.cancelled', head(at, 'resend.cancelled', 'warn') + runText(run), {});

export const runText = ({ id, total, done, leftOut }: LoggedRun): string =>
  text('run', id) + number('total', total) + number('done', done) + number('leftOut', leftOut);
