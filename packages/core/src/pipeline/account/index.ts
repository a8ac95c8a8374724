export * from './account-calls.ts';
export * from './ask.ts';
export * from './errors.ts';
export { pluginTrouble, type AccountTrouble } from './trouble.ts';
