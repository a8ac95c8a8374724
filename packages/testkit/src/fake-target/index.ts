export { fakeTarget, FakeTarget, type FakeTargetOptions } from './fake-target.ts';
export type { TargetCall, TargetOperation, TargetOperations } from './target-route.ts';
