import { type DispatchLease, type DispatchOwner, STORE_CLOSED, type Store } from '@eilbote/core';
import type { SimulatedDisk } from '@eilbote/testkit/simulation';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorOf } from '../../packages/store-sqlite/src/failure-errors.ts';
import type { OperationName } from '../../packages/store-sqlite/src/operations/index.ts';
import { callRunner, type CallRunner } from '../../packages/store-sqlite/src/worker/call-runner.ts';
import type { Reply } from '../../packages/store-sqlite/src/worker/protocol.ts';

/**
 * The real SQLite store without its worker thread: every call takes effect in the moment it is made, so that virtual
 * time decides about the order of things. Nothing waits for the disk; a simulated crash never loses a commit anyway.
 */
export function sqliteDisk(): SimulatedDisk {
  const folder = mkdtempSync(join(tmpdir(), 'eilbote-simulation-'));
  const connections: CallRunner[] = [];
  return {
    connect() {
      const runner = callRunner({ file: join(folder, 'eilbote.db'), synchronous: 'OFF' });
      connections.push(runner);
      return storeOn(runner);
    },
    close() {
      for (const runner of connections) runner.close(0);
      rmSync(folder, { recursive: true });
    },
  };
}

function storeOn(runner: CallRunner): Store {
  let isOpen = false;

  async function call<T>(name: OperationName, ...args: readonly unknown[]): Promise<T> {
    if (!isOpen) throw STORE_CLOSED({});
    return valueOf(runner.run([[1, name, args]])[0]) as T;
  }

  /** Nothing can come between the two calls here, so the lease is always the one that was read. */
  async function takeDispatch(
    owner: DispatchOwner,
    now: number,
    until: number,
    isGone: (owner: DispatchOwner) => boolean,
  ): Promise<DispatchLease> {
    if (!isOpen) throw STORE_CLOSED({});
    const seen = valueOf(runner.run([[1, 'dispatcher', []]])[0]) as { owner?: DispatchOwner; until: number };
    const previous = seen.owner;
    const previousGone = previous !== undefined && isGone(previous);
    if (previous && seen.until >= now && !previousGone) return { taken: false, heldBy: previous, until: seen.until };
    const epoch = valueOf(runner.run([[1, 'takeDispatchIf', [seen, owner, now, until]]])[0]) as number;
    return { taken: true, epoch, ...(previous && { previous }), previousGone };
  }

  const calls = operations.map((name) => [name, (...args: readonly unknown[]) => call(name, ...args)]);
  return {
    ...(Object.fromEntries(calls) as unknown as Pick<Store, (typeof operations)[number]>),
    async open(newId) {
      isOpen = true;
      return valueOf(runner.open(1, newId())) as { installation: string };
    },
    async close() {
      isOpen = false;
    },
    takeDispatch,
    dispatcher: () => call('dispatcher'),
    cleanse: async () => valueOf(runner.cleanse(1)) as boolean,
  };
}

function valueOf(reply: Reply | undefined): unknown {
  const [, value, failure] = reply ?? [0, undefined];
  if (failure) throw errorOf(failure);
  return value;
}

const operations = [
  'accept',
  'unmatched',
  'match',
  'dueQueues',
  'setPause',
  'beginRestoration',
  'restoration',
  'settleRestored',
  'endRestoration',
  'backlogs',
  'claim',
  'reclaim',
  'renew',
  'settle',
  'history',
  'historySince',
  'steps',
  'recordStep',
  'remoteId',
  'rememberRemoteId',
  'forgetRemoteId',
  'leaseRemoteId',
  'saveRemoteId',
  'releaseRemoteId',
  'logCursor',
  'matchedWith',
  'lanes',
  'renewDispatch',
  'releaseDispatch',
  'foreignChanges',
  'configuration',
  'webhookAsOf',
  'webhookVersion',
  'webhookVersions',
  'saveWebhook',
  'setWebhookStatus',
  'deleteWebhook',
  'saveConnection',
  'deleteConnection',
  'saveConfiguration',
  'connectionToken',
  'leaseToken',
  'saveToken',
  'releaseToken',
  'countWaiting',
  'deliveries',
  'delivery',
  'event',
  'events',
  'countDeliveries',
  'cancelDeliveries',
  'unpark',
  'bringForward',
  'startTest',
  'endTest',
  'resend',
  'createRun',
  'updateRun',
  'cancelRun',
  'runs',
  'eventsAtRest',
  'blank',
  'forget',
  'forgetHistory',
  'eventsAbout',
  'requestErasure',
  'erasures',
  'erase',
  'erasedEvents',
  'advanceErasure',
] as const satisfies readonly (keyof Store)[];
