import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SeedReport, StoreChoice } from './simulate-seed.ts';

export interface SeedRun {
  readonly from: number;
  readonly count: number;
  readonly store: StoreChoice;
  /** No further seeds are begun after this says so. */
  enough?(report: SeedReport): boolean;
}

const batchSize = 10;

/** Simulates seeds on all processors and tells of each; they come in no particular order. */
export async function runSeeds(
  { from, count, store, enough }: SeedRun,
  told: (report: SeedReport) => void,
): Promise<void> {
  let next = from;
  const end = from + count;
  let isEnough = false;

  const takeBatch = (): readonly number[] => {
    const length = isEnough ? 0 : Math.max(0, Math.min(batchSize, end - next));
    const seeds = Array.from({ length }, (_, index) => next + index);
    next += length;
    return seeds;
  };

  const runWorker = (): Promise<void> => {
    const worker = new Worker(new URL('seed-worker.ts', import.meta.url));
    return new Promise((resolve, reject) => {
      let left = 0;
      const goOn = (): void => {
        const seeds = takeBatch();
        left = seeds.length;
        if (left > 0) worker.postMessage({ seeds, store }, []);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (report: SeedReport) => {
        left -= 1;
        told(report);
        isEnough ||= enough?.(report) ?? false;
        if (left === 0) goOn();
      });
      worker.on('error', reject);
      goOn();
    });
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), Math.ceil(count / batchSize)) }, runWorker));
}
