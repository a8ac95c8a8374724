export * from './blanking.ts';
export * from './retention-options.ts';
