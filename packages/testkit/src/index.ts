export * from './model-store/index.ts';
