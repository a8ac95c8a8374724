import { type DispatcherState, type DispatchLease, type DispatchOwner, STORE_CLOSED, type Store } from '@eilbote/core';
import type { Call, Pragmas } from './worker/protocol.ts';
import type { WorkerClient } from './worker/worker-client.ts';

export interface SqliteStore extends Store {
  /** Settings read back from the open database, for reports. */
  pragmas(): Promise<Pragmas>;
}

/**
 * The port over clients of two workers: nearly every method is one call. `reader` is for looking at lists and for
 * counting, which may take long: no event and no delivery waits behind them.
 */
export function storeOver(client: WorkerClient, reader: WorkerClient): SqliteStore {
  let isOpen = false;

  function call<T>(name: Call[1], ...args: readonly unknown[]): Promise<T> {
    return isOpen ? (client.call(name, args) as Promise<T>) : Promise.reject(STORE_CLOSED({}));
  }

  function look<T>(name: Call[1], ...args: readonly unknown[]): Promise<T> {
    return isOpen ? (reader.call(name, args) as Promise<T>) : Promise.reject(STORE_CLOSED({}));
  }

  /** The worker cannot call `isGone`: the lease is read, judged here, and taken if it is still the one that was read. */
  async function takeDispatch(
    owner: DispatchOwner,
    now: number,
    until: number,
    isGone: (owner: DispatchOwner) => boolean,
  ): Promise<DispatchLease> {
    for (;;) {
      const seen = await call<DispatcherState>('dispatcher');
      const previous = seen.owner;
      const previousGone = previous !== undefined && isGone(previous);
      if (previous && seen.until >= now && !previousGone) return { taken: false, heldBy: previous, until: seen.until };
      const epoch = await call<number | undefined>('takeDispatchIf', seen, owner, now, until);
      if (epoch !== undefined) return { taken: true, epoch, ...(previous && { previous }), previousGone };
    }
  }

  return {
    async open(newId) {
      const opened = (await client.call('open', [newId()])) as { installation: string };
      isOpen = true;
      return opened;
    },
    async close() {
      isOpen = false;
      await Promise.all([reader.end(), client.end()]);
    },
    pragmas: () => call('pragmas'),
    takeDispatch,
    dispatcher: () => call('dispatcher'),
    accept: (...args) => call('accept', ...args),
    unmatched: (...args) => call('unmatched', ...args),
    match: (...args) => call('match', ...args),
    dueQueues: () => call('dueQueues'),
    claim: (...args) => call('claim', ...args),
    reclaim: (...args) => call('reclaim', ...args),
    renew: (...args) => call('renew', ...args),
    settle: (...args) => call('settle', ...args),
    history: (...args) => call('history', ...args),
    historySince: (...args) => look('historySince', ...args),
    matchedWith: (...args) => call('matchedWith', ...args),
    logCursor: () => call('logCursor'),
    lanes: () => call('lanes'),
    renewDispatch: (...args) => call('renewDispatch', ...args),
    releaseDispatch: (...args) => call('releaseDispatch', ...args),
    foreignChanges: () => call('foreignChanges'),
    configuration: () => call('configuration'),
    webhookAsOf: (...args) => call('webhookAsOf', ...args),
    webhookVersion: (...args) => call('webhookVersion', ...args),
    webhookVersions: (...args) => call('webhookVersions', ...args),
    saveWebhook: (...args) => call('saveWebhook', ...args),
    setWebhookStatus: (...args) => call('setWebhookStatus', ...args),
    deleteWebhook: (...args) => call('deleteWebhook', ...args),
    saveConnection: (...args) => call('saveConnection', ...args),
    deleteConnection: (...args) => call('deleteConnection', ...args),
    beginRestoration: (...args) => call('beginRestoration', ...args),
    restoration: () => call('restoration'),
    settleRestored: (...args) => call('settleRestored', ...args),
    endRestoration: (...args) => call('endRestoration', ...args),
    setPause: (...args) => call('setPause', ...args),
    saveConfiguration: (...args) => call('saveConfiguration', ...args),
    connectionToken: (...args) => call('connectionToken', ...args),
    leaseToken: (...args) => call('leaseToken', ...args),
    saveToken: (...args) => call('saveToken', ...args),
    releaseToken: (...args) => call('releaseToken', ...args),
    steps: (...args) => call('steps', ...args),
    recordStep: (...args) => call('recordStep', ...args),
    remoteId: (...args) => call('remoteId', ...args),
    rememberRemoteId: (...args) => call('rememberRemoteId', ...args),
    forgetRemoteId: (...args) => call('forgetRemoteId', ...args),
    leaseRemoteId: (...args) => call('leaseRemoteId', ...args),
    saveRemoteId: (...args) => call('saveRemoteId', ...args),
    releaseRemoteId: (...args) => call('releaseRemoteId', ...args),
    countWaiting: (...args) => look('countWaiting', ...args),
    deliveries: (...args) => look('deliveries', ...args),
    delivery: (...args) => call('delivery', ...args),
    event: (...args) => call('event', ...args),
    events: (...args) => look('events', ...args),
    backlogs: () => look('backlogs'),
    countDeliveries: (...args) => look('countDeliveries', ...args),
    cancelDeliveries: (...args) => call('cancelDeliveries', ...args),
    startTest: (...args) => call('startTest', ...args),
    endTest: (...args) => call('endTest', ...args),
    resend: (...args) => call('resend', ...args),
    createRun: (...args) => call('createRun', ...args),
    updateRun: (...args) => call('updateRun', ...args),
    cancelRun: (...args) => call('cancelRun', ...args),
    runs: (...args) => call('runs', ...args),
    unpark: (...args) => call('unpark', ...args),
    bringForward: (...args) => call('bringForward', ...args),
    eventsAtRest: (...args) => look('eventsAtRest', ...args),
    blank: (...args) => call('blank', ...args),
    forget: (...args) => call('forget', ...args),
    forgetHistory: (...args) => call('forgetHistory', ...args),
    cleanse: () => call('cleanse'),
    eventsAbout: (...args) => look('eventsAbout', ...args),
    requestErasure: (...args) => call('requestErasure', ...args),
    erasures: (...args) => call('erasures', ...args),
    erase: (...args) => call('erase', ...args),
    erasedEvents: (...args) => look('erasedEvents', ...args),
    advanceErasure: (...args) => call('advanceErasure', ...args),
  };
}
