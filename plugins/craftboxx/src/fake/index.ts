export { startFakeCraftboxx, type FakeCraftboxx, type FakeCraftboxxOptions } from './fake-craftboxx.ts';
export { Records, type FakeRecord } from './records.ts';
export type { FakeCraftboxxState } from './state.ts';
