export { craftboxx } from './craftboxx.ts';
export * from './errors.ts';
