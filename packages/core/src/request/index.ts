export * from './errors.ts';
export * from './header-check.ts';
export * from './sealed-text.ts';
export type { SecretEncoding } from './secret-encoding.ts';
export type * from './wire-request.ts';
