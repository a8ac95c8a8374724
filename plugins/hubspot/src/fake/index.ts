export { startFakeHubspot, type FakeHubspot, type FakeHubspotOptions } from './fake-hubspot.ts';
export type { FakeObject } from './fake-objects.ts';
