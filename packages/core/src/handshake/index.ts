export * from './errors.ts';
export * from './handshake-call.ts';
export * from './permission-memory.ts';
export * from './permission.ts';
