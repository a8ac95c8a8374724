import { STORE_CLOSED, type Store } from '@eilbote/core';
import { type ModelDisk, modelDisk } from './model-disk.ts';
import { type ModelOperation, modelOperations } from './operations.ts';

/**
 * Called at the edges of every operation, so that a simulation can delay it or crash there. `before` that rejects means
 * that nothing happened; `after` that rejects means that the commit is done and its caller never learns of it.
 */
export interface ModelHooks {
  readonly before?: (operation: ModelOperation) => Promise<void> | void;
  readonly after?: (operation: ModelOperation) => Promise<void> | void;
}

/**
 * A store in memory that does what the port says in the plainest way. Several stores on one disk behave like several
 * processes on one folder.
 *
 * @example
 * const disk = modelDisk();
 * await modelStore(disk).accept([[event]]);
 * const afterCrash = modelStore(disk);
 */
export function modelStore(disk: ModelDisk = modelDisk(), hooks: ModelHooks = {}): Store {
  let isOpen = false;
  let ownCommits = 0;
  const operations = modelOperations(disk);

  const run = async (name: ModelOperation, args: readonly unknown[]): Promise<unknown> => {
    if (hooks.before) await hooks.before(name);
    if (!isOpen) throw STORE_CLOSED({});
    const operation = operations[name] as (...args: readonly unknown[]) => unknown;
    const result = operation(...args);
    if (!readOnly.has(name)) {
      disk.commits += 1;
      ownCommits += 1;
    }
    if (hooks.after) await hooks.after(name);
    return result;
  };
  const calls = Object.fromEntries(
    (Object.keys(operations) as ModelOperation[]).map((name) => [name, (...args: unknown[]) => run(name, args)]),
  );
  return {
    ...(calls as unknown as Pick<Store, ModelOperation>),
    open: async (newId) => {
      isOpen = true;
      disk.installation ??= newId();
      return { installation: disk.installation };
    },
    close: async () => {
      isOpen = false;
    },
    foreignChanges: async () => {
      if (!isOpen) throw STORE_CLOSED({});
      return disk.commits - ownCommits;
    },
  };
}

const readOnly: ReadonlySet<ModelOperation> = new Set<ModelOperation>([
  'cleanse',
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
