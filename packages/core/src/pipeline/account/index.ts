export * from './account-calls.ts';
export * from './ask.ts';
export * from './errors.ts';
export type { AccountTrouble } from './trouble.ts';
