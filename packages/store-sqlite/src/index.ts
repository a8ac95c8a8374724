export * from './errors.ts';
export type { Pragmas } from './worker/protocol.ts';
export * from './sqlite-store.ts';
