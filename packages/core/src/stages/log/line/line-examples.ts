import type { HistoryEntry } from '../../../ports/index.ts';
import { attemptDelivered, attemptFailed, attemptInterrupted } from './attempt-lines.ts';
import {
  deliveryCancelled,
  deliveryFailed,
  deliveryParked,
  deliveryReplaced,
  deliverySkipped,
} from './delivery-lines.ts';
import { erasureFinished, erasureRequested } from './erasure-lines.ts';
import type { LogLineKind } from './log-line.ts';
import { deliverySettled, dispatchHeld, dispatchReleased } from './restoration-lines.ts';
import { backfillCancelled, backfillFinished, backfillStarted } from './backfill-lines.ts';
import { deliveryResent, resendCancelled, resendFinished, resendStarted } from './resend-lines.ts';
import type { LoggedCall, LoggedConnection, LoggedDelivery, LoggedWebhook } from './subjects.ts';
import {
  breakerClosed,
  certificateEnds,
  breakerOpened,
  connectionDeleted,
  connectionNeedsAttention,
  connectionSaved,
  handshakeGranted,
  everythingPaused,
  everythingResumed,
  lanePaused,
  laneResumed,
  webhookActivated,
  webhookDeactivated,
  webhookDeleted,
  webhookPaused,
  webhookResumed,
  webhookSaved,
} from './webhook-lines.ts';

const at = Date.UTC(2026, 8, 14, 6, 40, 2, 417);
const minute = 60_000;
const day = 24 * 60 * minute;

const webhook: LoggedWebhook = {
  id: 'whk_01k52s8pqe5d3m0zj4f6h8t2wa',
  name: 'Neue Aufträge an das Lager',
  version: 3,
  target: 'custom',
  action: 'call',
};

const connection: LoggedConnection = {
  id: 'con_01k52s1v7c9b2r4x6n8q0s3tyd',
  name: 'Lagerverwaltung',
  version: 1,
  target: 'custom',
};

const delivery: LoggedDelivery = {
  id: 'dlv_01k53q6b4jx8g7c5v3n1m9k2ze',
  event: { id: 'evt_01k53q6b3nt6w8y0a2c4e6g8hj', type: 'project.created', table: 'Auftrag', key: 'S019' },
  webhook,
  lane: connection.id,
};

const call: LoggedCall = {
  method: 'POST',
  maskedUrl: 'https://lager.example/•••',
  status: 200,
  durationMs: 83,
  bodyBytes: 412,
  bodySha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  answerBytes: 2,
};

const repeated: LoggedDelivery = {
  ...delivery,
  id: 'dlv_01k53tq2b5rw7d9f1h3j5m7p9s',
  origin: 'resend',
  of: delivery.id,
};

const run = { id: 'run_01k53tq1z4c6e8g0j2m4p6r8tv', total: 300, done: 297, leftOut: 3 };

const transfer = { id: 'kunden-2026', total: 812, done: 810, leftOut: 2 };

const erasure = { id: 'ers_01k53tq1z4c6e8g0j2m4p6r8tv', subject: 'erased-2f6b0c9d8e7a5143', by: 'Frau Brandt' };

const attempt = { at, attempt: 1, call, fields: ['AuftragsNr', 'KundenNr', 'Bauvorhaben', 'Status'] };

/** One entry of every kind, as the builders make it. */
export const exampleEntries: { readonly [K in LogLineKind]: HistoryEntry } = {
  'attempt.delivered': attemptDelivered(delivery, attempt),
  'attempt.failed': attemptFailed(delivery, {
    ...attempt,
    call: { ...call, status: 503 },
    failure: 'HTTP_5XX',
    reason: 'the receiver answered 503',
    nextAttemptAt: at + 5 * minute,
  }),
  'attempt.interrupted': attemptInterrupted(delivery, { at, attempt: 2, nextAttemptAt: at }),
  'delivery.skipped': deliverySkipped(delivery, { at, reason: 'noRecord' }),
  'delivery.failed': deliveryFailed(delivery, {
    at,
    failure: 'BUILD_FAILED',
    reason: 'attribute "Anschrift": unknown filter "gross"',
  }),
  'delivery.cancelled': deliveryCancelled(delivery, { at, reason: 'byHand' }),
  'delivery.parked': deliveryParked(delivery, {
    at,
    parked: 'policy',
    failure: 'POLICY_BLOCKED',
    reason: 'lager.example resolves to 192.168.1.20, a private address',
  }),
  'delivery.replaced': replacedExample(),
  'delivery.resent': deliveryResent(repeated, { at, content: 'corrected' }),
  'resend.started': resendStarted(run, { at, content: 'original' }),
  'resend.finished': resendFinished(run, { at }),
  'resend.cancelled': resendCancelled({ ...run, done: 120, leftOut: 0 }, { at }),
  'backfill.started': backfillStarted(transfer, { at }),
  'backfill.finished': backfillFinished(transfer, { at }),
  'backfill.cancelled': backfillCancelled({ ...transfer, done: 120 }, { at }),
  'dispatch.held': dispatchHeld({ at, reason: 'restored from a backup' }),
  'dispatch.released': dispatchReleased({ at }),
  'delivery.settled': deliverySettled(delivery, { at, state: 'delivered', attempt: 1 }),
  'erasure.requested': erasureRequested(erasure, { at }),
  'erasure.finished': erasureFinished({ ...erasure, events: 12, deliveries: 31, cancelled: 1, lines: 40 }, { at }),
  'webhook.saved': webhookSaved(webhook, { at, waiting: 'rebuild' }),
  'webhook.activated': webhookActivated(webhook, { at, waiting: 'keep' }),
  'webhook.deactivated': webhookDeactivated(webhook, { at }),
  'webhook.paused': webhookPaused(webhook, {
    at,
    failure: 'HTTP_404_410',
    reason: 'the receiver answered 410: it wants no more calls',
  }),
  'webhook.resumed': webhookResumed(webhook, { at }),
  'webhook.deleted': webhookDeleted(webhook, { at }),
  'connection.saved': connectionSaved(connection, { at }),
  'connection.deleted': connectionDeleted(connection, { at }),
  'connection.needsAttention': connectionNeedsAttention(connection, { at, reason: 'crm.example answered 401' }),
  'lane.paused': lanePaused(connection.id, { at, reason: 'maintenance of the receiver' }),
  'lane.resumed': laneResumed(connection.id, { at }),
  'everything.paused': everythingPaused({ at, reason: 'the ERP is being updated' }),
  'everything.resumed': everythingResumed({ at }),
  'breaker.opened': breakerOpened(connection.id, { at, failure: 'CONNECT_REFUSED', nextAttemptAt: at + minute }),
  'certificate.ends': certificateEnds(connection.id, {
    at,
    certificate: { kind: 'receiver', name: 'crm.example', validUntil: at + 20 * day },
  }),
  'handshake.granted': handshakeGranted(webhook, connection.id, { at, callsPerMinute: 120 }),
  'breaker.closed': breakerClosed(connection.id, { at }),
};

/** As the store writes it. */
function replacedExample(): HistoryEntry {
  const { id, event, lane } = delivery;
  const made = deliveryReplaced(event, { logged: webhook, lane }, { at, by: 'dlv_01k53q6h8w2k4m6p8r0t2v4x6z' });
  return { ...made, delivery: id, line: made.line.replace('{delivery}', id).replace('{event}', event.id) };
}
