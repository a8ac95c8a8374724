export { unchanged } from './unchanged.ts';
