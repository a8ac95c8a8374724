export type { FakeNames } from './fake-resolver.ts';
export { testHost, TestHost, type TestHostOptions } from './test-host.ts';
