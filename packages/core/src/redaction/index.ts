export * from './sentinel.ts';
