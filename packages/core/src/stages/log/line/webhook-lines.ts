import type { FailureClass } from '@eilbote/contract';
import type { UsedCertificate } from '../../../certificates/index.ts';
import type { HistoryEntry, WaitingChoice } from '../../../ports/index.ts';
import { connectionText, entry, head, instant, number, text, webhookText } from './line-text.ts';
import type { LogLevel, LogLineKind } from './log-line.ts';
import type { Logged, LoggedConnection, LoggedWebhook } from './subjects.ts';

/** A change that somebody has made, and what became of the deliveries that waited. */
export interface LoggedChange extends Logged {
  readonly waiting?: WaitingChoice;
}

/** Created (version 1) or changed. */
export const webhookSaved = (webhook: LoggedWebhook, change: LoggedChange): HistoryEntry =>
  webhookEntry('webhook.saved', 'info', webhook, change.at, text('waiting', change.waiting));

export const webhookActivated = (webhook: LoggedWebhook, change: LoggedChange): HistoryEntry =>
  webhookEntry('webhook.activated', 'info', webhook, change.at, text('waiting', change.waiting));

export const webhookDeactivated = (webhook: LoggedWebhook, change: LoggedChange): HistoryEntry =>
  webhookEntry('webhook.deactivated', 'info', webhook, change.at, text('waiting', change.waiting));

export const webhookDeleted = (webhook: LoggedWebhook, change: Logged): HistoryEntry =>
  webhookEntry('webhook.deleted', 'info', webhook, change.at, '');

/** By hand, or by the engine because the receiver wants no more calls (410): then with failure class and reason. */
export const webhookPaused = (
  webhook: LoggedWebhook,
  change: Logged & { readonly failure?: FailureClass; readonly reason?: string },
): HistoryEntry =>
  webhookEntry(
    'webhook.paused',
    'warn',
    webhook,
    change.at,
    text('failure', change.failure) + text('reason', change.reason),
  );

export const webhookResumed = (webhook: LoggedWebhook, change: LoggedChange): HistoryEntry =>
  webhookEntry('webhook.resumed', 'info', webhook, change.at, text('waiting', change.waiting));

export const connectionSaved = (connection: LoggedConnection, { at }: Logged): HistoryEntry =>
  entry(at, 'connection.saved', head(at, 'connection.saved', 'info') + connectionText(connection), {});

export const connectionDeleted = (connection: LoggedConnection, { at }: Logged): HistoryEntry =>
  entry(at, 'connection.deleted', head(at, 'connection.deleted', 'info') + connectionText(connection), {});

/** Its credentials were rejected. */
export const connectionNeedsAttention = (
  connection: LoggedConnection,
  { at, reason }: Logged & { readonly reason: string },
): HistoryEntry =>
  entry(
    at,
    'connection.needsAttention',
    head(at, 'connection.needsAttention', 'warn') + connectionText(connection) + text('reason', reason),
    {},
  );

export const lanePaused = (lane: string, { at, reason }: Logged & { readonly reason?: string }): HistoryEntry =>
  entry(at, 'lane.paused', head(at, 'lane.paused', 'warn') + text('lane', lane) + text('reason', reason), {});

export const laneResumed = (lane: string, { at }: Logged): HistoryEntry =>
  entry(at, 'lane.resumed', head(at, 'lane.resumed', 'info') + text('lane', lane), {});

export const everythingPaused = ({ at, reason }: Logged & { readonly reason?: string }): HistoryEntry =>
  entry(at, 'everything.paused', head(at, 'everything.paused', 'warn') + text('reason', reason), {});

export const everythingResumed = ({ at }: Logged): HistoryEntry =>
  entry(at, 'everything.resumed', head(at, 'everything.resumed', 'info'), {});

/** The receiver fails so often that its lane waits until one probe succeeds. */
export const breakerOpened = (
  lane: string,
  opened: Logged & {
    /** When the probe may go out. */
    readonly nextAttemptAt: number;
    readonly failure?: FailureClass;
    readonly reason?: string;
  },
): HistoryEntry =>
  entry(
    opened.at,
    'breaker.opened',
    head(opened.at, 'breaker.opened', 'warn') +
      text('lane', lane) +
      text('failure', opened.failure) +
      text('reason', opened.reason) +
      instant('nextAttemptAt', opened.nextAttemptAt),
    {},
  );

/** In the handshake a receiver allowed the calls of a webhook, at a rate where it set one. */
export const handshakeGranted = (
  webhook: LoggedWebhook,
  lane: string,
  { at, callsPerMinute }: Logged & { readonly callsPerMinute?: number },
): HistoryEntry =>
  webhookEntry('handshake.granted', 'info', webhook, at, text('lane', lane) + number('callsPerMinute', callsPerMinute));

/** A certificate ends soon, or has ended. */
export const certificateEnds = (
  lane: string,
  { at, certificate }: Logged & { readonly certificate: UsedCertificate },
): HistoryEntry => {
  const { kind, name, validUntil } = certificate;
  const about = `,"certificate":{"kind":"${kind}"${text('name', name)}${instant('validUntil', validUntil)}}`;
  return entry(at, 'certificate.ends', head(at, 'certificate.ends', 'warn') + text('lane', lane) + about, {});
};

export const breakerClosed = (lane: string, { at }: Logged): HistoryEntry =>
  entry(at, 'breaker.closed', head(at, 'breaker.closed', 'info') + text('lane', lane), {});

function webhookEntry(
  kind: LogLineKind,
  level: LogLevel,
  webhook: LoggedWebhook,
  at: number,
  more: string,
): HistoryEntry {
  return entry(at, kind, head(at, kind, level) + webhookText(webhook) + more, { webhook: webhook.id });
}
