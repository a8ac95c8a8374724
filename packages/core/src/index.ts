export * from '@eilbote/contract';
export * from './ports/index.ts';
