import { errorOf } from '../failure-errors.ts';
import { type SqliteStore, storeOver } from '../store-over.ts';
import { callRunner, type OperationCall } from '../worker/call-runner.ts';
import type { WorkerClient } from '../worker/worker-client.ts';

/**
 * For tests that open many stores: real files, but without the thread and without waiting for the disk, which would
 * cost more than all the rest.
 */
export function storeInThisThread(file: string): SqliteStore {
  const client = clientInThisThread(file);
  return storeOver(client, client);
}

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
            : name === 'cleanse'
              ? [runner.cleanse(1)]
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
