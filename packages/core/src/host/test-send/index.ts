export * from './errors.ts';
export type { EventForTest } from './event-for-test.ts';
export { TestSends, type TestSend, type TestSent } from './test-sends.ts';
