import type { Store } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { cancelling } from './cancel.ts';
import { claimOperations } from './claim.ts';
import { coalescing } from './coalesce.ts';
import { configurationOperations } from './configuration.ts';
import { contentsOf } from './contents.ts';
import { saveConfiguration } from './save-configuration.ts';
import { deliveryOperations } from './deliveries.ts';
import { dispatcherOperations } from './dispatcher.ts';
import { eraseOperations } from './erase.ts';
import { erasureOperations } from './erasures.ts';
import { eventOperations } from './events.ts';
import { historyOperations, historyWriter } from './history.ts';
import { installationOperation } from './installation.ts';
import { leasedDeliveries } from './leased-deliveries.ts';
import { matchOperation } from './match.ts';
import { orderLine } from './order-line.ts';
import { pauseOperations, pausesNow } from './pauses.ts';
import { resendOperation } from './resend.ts';
import { restorationOperations } from './restorations.ts';
import { restOf } from './rest.ts';
import { retentionOperations } from './retention.ts';
import { runOperations } from './runs.ts';
import { settleOperations } from './settle.ts';
import { testOperations } from './tests.ts';
import { stepOperations } from './steps.ts';
import { tokenOperations } from './tokens.ts';
import { webhookOperations } from './webhooks.ts';
import { webhookStatuses } from './webhook-statuses.ts';
import { webhookNow } from './webhook-now.ts';

type Promised = Exclude<keyof Store, 'open' | 'close' | 'takeDispatch' | 'cleanse'>;

/** What the worker does on one call: the operations of the port, synchronous, inside a transaction of the caller. */
export type Operations = {
  readonly [K in Promised]: (...args: Parameters<Store[K]>) => Awaited<ReturnType<Store[K]>>;
} & {
  installation(newId: string): string;
  takeDispatchIf: ReturnType<typeof dispatcherOperations>['takeDispatchIf'];
};

export type OperationName = keyof Operations;

export function operationsOn(connection: Connection): Operations {
  const entries = historyWriter(connection);
  const line = orderLine(connection);
  const findWebhook = webhookNow(connection);
  const { recordStatus, webhookAsOf } = webhookStatuses(connection);
  const isPaused = pausesNow(connection, findWebhook);
  const leased = leasedDeliveries(connection);
  const cancel = cancelling(connection, entries, line);
  const { guard, ...dispatcher } = dispatcherOperations(connection);
  const { accept, raise, storeForTest, unmatched, event, events } = eventOperations(connection);
  const replace = coalescing(connection, entries, line);
  const { match, matchedWith } = matchOperation(
    connection,
    entries,
    line,
    findWebhook,
    isPaused,
    leased,
    raise,
    replace,
  );
  const claims = claimOperations(connection, leased, isPaused);
  const { settle, lanes } = settleOperations(connection, entries, line, findWebhook, leased, raise, recordStatus);
  const { historyOf, ...history } = historyOperations(connection);
  const { unpark, bringForward, unparkOfConnection, ...webhooks } = webhookOperations(
    connection,
    entries,
    line,
    cancel,
    recordStatus,
  );
  const { progress, ...runs } = runOperations(connection, entries);
  const { pauses, setPause } = pauseOperations(connection, entries);
  const rest = restOf(connection);
  const contents = contentsOf(connection);
  const { eventsAtRest, ...retention } = retentionOperations(connection, rest, contents);
  const configuration = configurationOperations(connection, entries, unparkOfConnection, pauses);
  const { eventsAbout, erase } = eraseOperations(connection, rest, contents, line, cancel);
  const { advanceErasure, ...erasures } = erasureOperations(connection, entries);
  const dataVersion = connection.prepare('PRAGMA data_version');
  return {
    accept,
    unmatched,
    event,
    events,
    lanes,
    matchedWith,
    webhookAsOf,
    ...dispatcher,
    ...installationOperation(connection),
    ...history,
    ...webhooks,
    setPause,
    ...testOperations(connection, entries, storeForTest),
    ...configuration,
    saveConfiguration: saveConfiguration(connection, configuration, webhooks),
    ...stepOperations(connection),
    ...tokenOperations(connection),
    ...deliveryOperations(connection, historyOf, cancel),
    ...runs,
    ...resendOperation(connection, entries, line, findWebhook, progress),
    dueQueues: claims.dueQueues,
    match: (fence, lease, matches) => {
      guard(fence);
      return match(lease, matches);
    },
    claim: (fence, lease, now, wanted) => {
      guard(fence);
      return claims.claim(lease, now, wanted);
    },
    settle: (fence, now, settlements, also) => {
      guard(fence);
      return settle(now, settlements, also);
    },
    reclaim: (fence, lease, before, limit) => {
      guard(fence);
      return claims.reclaim(lease, before, limit);
    },
    renew: (fence, token, deliveries, until) => {
      guard(fence);
      return claims.renew(token, deliveries, until);
    },
    ...erasures,
    ...restorationOperations(connection, entries, line),
    eventsAbout,
    erase: (fence, now, erasure, erasings, cancelEntry) => {
      guard(fence);
      return erase(now, erasure, erasings, cancelEntry);
    },
    advanceErasure: (fence, step) => {
      guard(fence);
      advanceErasure(step);
    },
    eventsAtRest,
    blank: (fence, before, blankings) => {
      guard(fence);
      return retention.blank(before, blankings);
    },
    forget: (fence, before, events) => {
      guard(fence);
      return retention.forget(before, events);
    },
    forgetHistory: (fence, before, after) => {
      guard(fence);
      return retention.forgetHistory(before, after);
    },
    unpark: ({ reason, webhook }, at) => unpark(reason, webhook, at),
    bringForward,
    foreignChanges: () => dataVersion.first<[number]>()?.[0] ?? 0,
  };
}

/** Operations that change nothing: they need no write lock. */
export const readOnly: ReadonlySet<OperationName> = new Set<OperationName>([
  'backlogs',
  'configuration',
  'connectionToken',
  'countDeliveries',
  'countWaiting',
  'deliveries',
  'delivery',
  'dispatcher',
  'dueQueues',
  'event',
  'events',
  'erasedEvents',
  'erasures',
  'eventsAbout',
  'eventsAtRest',
  'foreignChanges',
  'history',
  'historySince',
  'lanes',
  'logCursor',
  'matchedWith',
  'remoteId',
  'restoration',
  'runs',
  'steps',
  'unmatched',
  'webhookAsOf',
  'webhookVersion',
  'webhookVersions',
]);
