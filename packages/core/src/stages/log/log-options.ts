import type TransportStream from 'winston-transport';
import type { LogBodies } from './body-for-log.ts';

/** The delivery log as a host configures it: `createHost({ log: {...} })`. */
export interface LogOptions extends LogRotation, LogBodies {
  /** Further winston transports; each gets every line as an object, its JSON text under `Symbol.for('message')`. */
  readonly transports?: readonly TransportStream[];
  /**
   * Lines reach the file at once and the disk after at most so many milliseconds; after a power cut the missing ones
   * are written again from the store. Default 1000.
   */
  readonly syncEveryMs?: number;
}

/** When `Webhooks.log` is renamed to `Webhooks-<day>.<number>.log` and begun anew, and how long such files are kept. */
export interface LogRotation {
  /** Default 10 MiB (10,485,760). A single batch of lines may exceed it. */
  readonly maximumBytes?: number;
  /** Also with the first line of a new day, local time. Default true. */
  readonly daily?: boolean;
  /**
   * Rotated files whose lines are older are deleted, counted back from the newest rotated file; `'all'` keeps them.
   * Default 180 days. The history in the store is not touched by it.
   */
  readonly keepDays?: number | 'all';
  /** Beyond so many rotated files the oldest are deleted; `'all'` keeps them. Default 400 (4 GiB of full files). */
  readonly keepFiles?: number | 'all';
}

export const defaultRotation = {
  maximumBytes: 10 * 1024 * 1024,
  daily: true,
  keepDays: 180,
  keepFiles: 400,
} as const satisfies LogRotation;

export const defaultSyncEveryMs = 1000;
