export * from './log-file/index.ts';
export * from './model-store/index.ts';
