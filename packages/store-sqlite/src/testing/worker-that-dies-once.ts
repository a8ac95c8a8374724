import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Call, Reply, WorkerData } from '../worker/protocol.ts';

/** Dies with its first message; started again, it answers every call with the name of the call. */
const { file } = (workerData as WorkerData).options;
parentPort?.on('message', ([number, name]: Call) => {
  if (!existsSync(file)) {
    writeFileSync(file, '');
    process.exit(3);
  }
  const replies: readonly Reply[] = [[number, name]];
  parentPort?.postMessage(replies, []);
});
