export * from './matcher.ts';
