export * from './clock/index.ts';
export * from './fake-target/index.ts';
export * from './log-file/index.ts';
export * from './model-store/index.ts';
export * from './producers/index.ts';
export * from './receiver/index.ts';
export * from './test-host/index.ts';
