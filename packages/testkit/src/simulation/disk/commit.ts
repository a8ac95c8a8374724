import type { Store } from '@eilbote/core';
import type { SimulatedProcess } from '../simulated-process.ts';

type StoreOperation = keyof Store;

/** An operation of the store in the moment in which it took effect, whether or not its caller ever hears of it. */
export type Commit = {
  [K in StoreOperation]: {
    readonly operation: K;
    readonly args: Parameters<Store[K]>;
    readonly result: Awaited<ReturnType<Store[K]>>;
    readonly process: SimulatedProcess;
    readonly at: number;
  };
}[StoreOperation];
