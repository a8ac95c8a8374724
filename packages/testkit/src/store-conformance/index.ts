export { describeStore } from './describe-store.ts';
export * from './producers.ts';
export type { StoreUnderTest } from './scene.ts';
