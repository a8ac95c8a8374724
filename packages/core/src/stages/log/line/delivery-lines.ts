import type { FailureClass } from '@eilbote/contract';
import type { CancelReason } from '../../../failures/index.ts';
import type { HistoryEntry, ParkedReason } from '../../../ports/index.ts';
import { attemptTexts, deliveryText, entry, failedLevel, head, text, warningsText, webhookText } from './line-text.ts';
import type { Logged, LoggedAttempt, LoggedDelivery, LoggedWebhook } from './subjects.ts';

/** Nothing is to be sent: no record for it came with the event, or the target system has decided so. */
export function deliverySkipped(
  delivery: LoggedDelivery,
  skip: Logged & {
    /** `noRecord`, or the sentence of the target system. */
    readonly reason: string;
    readonly warnings?: readonly string[];
    /** Where it turned out during an attempt. */
    readonly attempt?: LoggedAttempt;
  },
): HistoryEntry {
  const [before, after] = skip.attempt === undefined ? ['', ''] : attemptTexts(delivery.webhook, skip.attempt);
  const line =
    head(skip.at, 'delivery.skipped', 'info') +
    deliveryText(delivery) +
    text('state', 'skipped') +
    before +
    text('reason', skip.reason) +
    after +
    (skip.attempt === undefined ? warningsText(skip.warnings) : '');
  return entry(skip.at, 'delivery.skipped', line, {
    delivery: delivery.id,
    webhook: delivery.webhook.id,
    exchange: skip.attempt?.exchange,
  });
}

/** Failed for good without a call: it could not be built or transformed, its time is up, its webhook is gone. */
export function deliveryFailed(
  delivery: LoggedDelivery,
  failed: Logged & {
    readonly failure: FailureClass;
    /** A sentence without values of the record. */
    readonly reason: string;
    readonly warnings?: readonly string[];
  },
): HistoryEntry {
  const line =
    head(failed.at, 'delivery.failed', failedLevel(delivery)) +
    deliveryText(delivery) +
    text('state', 'failed') +
    text('failure', failed.failure) +
    text('reason', failed.reason) +
    warningsText(failed.warnings);
  return entry(failed.at, 'delivery.failed', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}

/** It waits, spending no attempts, until somebody acts. */
export function deliveryParked(
  delivery: LoggedDelivery,
  parked: Logged & {
    readonly parked: ParkedReason;
    readonly failure?: FailureClass;
    /** What stands in its way, e.g. the address that the network policy refuses. */
    readonly reason: string;
  },
): HistoryEntry {
  const line =
    head(parked.at, 'delivery.parked', 'warn') +
    deliveryText(delivery) +
    text('state', 'waiting') +
    text('parked', parked.parked) +
    text('failure', parked.failure) +
    text('reason', parked.reason);
  return entry(parked.at, 'delivery.parked', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}

export interface Cancellation extends Logged {
  readonly reason: CancelReason;
}

export function deliveryCancelled(delivery: LoggedDelivery, cancelled: Cancellation): HistoryEntry {
  const line =
    head(cancelled.at, 'delivery.cancelled', 'warn') +
    deliveryText(delivery) +
    text('state', 'cancelled') +
    text('reason', cancelled.reason);
  return entry(cancelled.at, 'delivery.cancelled', line, { delivery: delivery.id, webhook: delivery.webhook.id });
}

/**
 * The entry for a delivery whose place a later one of the same record takes. Which one it is the store knows: it puts its
 * id and that of its event in place of the first `{delivery}` and the first `{event}`.
 */
export function deliveryReplaced(
  { type, table, key }: Omit<LoggedDelivery['event'], 'id'>,
  { logged, lane }: { readonly logged: LoggedWebhook; readonly lane: string },
  { at, by }: Logged & { readonly by: string },
): HistoryEntry {
  const line =
    head(at, 'delivery.replaced', 'info') +
    deliveryText({ id: slot, event: { id: '{event}', type, table, key }, webhook: logged, lane }) +
    text('state', 'skipped') +
    text('reason', 'replaced') +
    text('by', by);
  return entry(at, 'delivery.replaced', line, { webhook: logged.id });
}

const slot = '{delivery}';

/**
 * The entry for many deliveries that are cancelled in one commit: the store puts the id of each in place of
 * `{delivery}`. The webhook is left out where the deliveries belong to several.
 */
export function deliveriesCancelled(webhook: LoggedWebhook | undefined, cancelled: Cancellation): HistoryEntry {
  // A webhook may be called "{delivery}": only the first one below is the store's to fill in.
  const about = webhook === undefined ? '' : webhookText(webhook).replaceAll(slot, String.raw`\u007bdelivery}`);
  const line =
    head(cancelled.at, 'delivery.cancelled', 'warn') +
    text('delivery', slot) +
    about +
    text('state', 'cancelled') +
    text('reason', cancelled.reason);
  return entry(cancelled.at, 'delivery.cancelled', line, { webhook: webhook?.id });
}
