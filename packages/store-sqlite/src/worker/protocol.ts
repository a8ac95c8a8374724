import type { Failure } from '../connection/failure.ts';
import type { DatabaseOptions } from '../connection/open-database.ts';
import type { OperationName } from '../operations/index.ts';

/** What the store asks of its worker. Numbers are given by the store and come back with the reply. */
export type Call =
  | readonly [number: number, name: OperationName, args: readonly unknown[]]
  | readonly [number: number, name: 'open', args: readonly [newId: string]]
  | readonly [number: number, name: 'pragmas' | 'cleanse' | 'close', args: readonly []];

export type Reply = readonly [number: number, value: unknown, failure?: Failure];

export type WorkerOptions = DatabaseOptions;

export interface WorkerData {
  readonly options: WorkerOptions;
  /** One counter: it goes up with every message, and the worker sleeps on it. */
  readonly wakeUp: Int32Array<SharedArrayBuffer>;
}

/** Settings of the open database, read back from it. */
export interface Pragmas {
  readonly journalMode: string;
  /** 2 is FULL, 0 is OFF. */
  readonly synchronous: number;
  readonly sqliteVersion: string;
  /** 1 is ON: what is deleted is overwritten. */
  readonly secureDelete: number;
}
