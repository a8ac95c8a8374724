export { startFakeClockodo, type FakeClockodo, type FakeClockodoOptions } from './fake-clockodo.ts';
export type { FakeRecord, Records } from './records.ts';
export type { FakeClockodoState } from './state.ts';
