import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '@eilbote/testkit/store-conformance';
import { storeOver } from './store-over.ts';
import { callRunner, type OperationCall } from './worker/call-runner.ts';
import type { WorkerClient } from './worker/worker-client.ts';
import { errorOf } from './failure-errors.ts';

/**
 * The suite on real files, without the thread and without waiting for the disk, which would cost more than all the
 * rest; with both, the same suite runs in `sqlite-store.slow.test.ts`.
 */
function clientInThisThread(file: string): WorkerClient {
  const runner = callRunner({ file, synchronous: 'OFF' });
  return {
    async call(name, args) {
      const copy = structuredClone(args);
      const replies =
        name === 'open'
          ? [runner.open(1, String(copy[0]))]
          : name === 'pragmas'
            ? [runner.pragmas(1)]
            : runner.run([[1, name, copy] as OperationCall]);
      const [, value, failure] = structuredClone(replies[0]) ?? [];
      if (failure) throw errorOf(failure);
      return value;
    },
    async end() {
      runner.close(1);
    },
  };
}

describeStore('on SQLite', {
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eilbote-store-'));
    const another = () => storeOver(clientInThisThread(join(folder, 'eilbote.db')));
    const stores = [another()];
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const next = async () => {
      const made = another();
      stores.push(made);
      return made;
    };
    return {
      store,
      reopen: next,
      second: next,
      close: async () => {
        await Promise.all(stores.map((one) => one.close()));
        await rm(folder, { recursive: true });
      },
    };
  },
});
