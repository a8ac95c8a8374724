export { clockodo } from './clockodo.ts';
export * from './errors.ts';
