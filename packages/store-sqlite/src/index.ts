export * from './errors.ts';
export * from './outbox/errors.ts';
export { createOutbox, type Outbox, type RefusedEvent } from './outbox/outbox.ts';
export { type OutboxRelay, type RelayOptions, relayOutbox } from './outbox/relay-outbox.ts';
export type { Pragmas } from './worker/protocol.ts';
export * from './sqlite-store.ts';
export type { SqliteStore } from './store-over.ts';
