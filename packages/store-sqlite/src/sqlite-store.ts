import { join, resolve } from 'node:path';
import { type SqliteStore, storeOver } from './store-over.ts';
import type { WorkerOptions } from './worker/protocol.ts';
import { workerClient } from './worker/worker-client.ts';

export interface SqliteStoreOptions {
  /** The data folder; made where it is missing. The database is `eilbote.db` in it. Must lie on a local disk. */
  readonly folder: string;
  /** `{ synchronous: 'OFF' }` gives up durability. Only for the test that shows that durability is tested. */
  readonly testOnly?: { readonly synchronous: 'OFF' };
}

/**
 * The embedded store: one SQLite database in a worker thread, so that waiting for the disk never blocks the host; a
 * second thread starts with the first list that somebody looks at. Any number of processes of one machine may open the
 * same folder.
 *
 * @example
 * const store = sqliteStore({ folder: './eilbote-data' });
 * await store.open(newId);
 */
export function sqliteStore({ folder, testOnly }: SqliteStoreOptions): SqliteStore {
  const file = join(resolve(folder), 'eilbote.db');
  const options: WorkerOptions = { file, synchronous: testOnly?.synchronous ?? 'FULL' };
  return storeOver(workerClient(options), workerClient(options));
}
