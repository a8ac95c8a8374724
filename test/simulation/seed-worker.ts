import { parentPort } from 'node:worker_threads';
import { simulateSeed, type StoreChoice } from './simulate-seed.ts';

async function simulateAll(seeds: readonly number[], store: StoreChoice): Promise<void> {
  for (const seed of seeds) parentPort?.postMessage(await simulateSeed(seed, store), []);
}

/** Simulates the seeds it is given, one after the other. */
parentPort?.on('message', ({ seeds, store }: { seeds: readonly number[]; store: StoreChoice }) => {
  void simulateAll(seeds, store);
});
