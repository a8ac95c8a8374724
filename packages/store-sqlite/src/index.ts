export * from './errors.ts';
export type { Pragmas } from './worker/protocol.ts';
export * from './sqlite-store.ts';
export type { SqliteStore } from './store-over.ts';
