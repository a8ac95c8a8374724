import type { Plugin } from '@eilbote/contract';
import { clockodo } from '@eilbote/clockodo';
import { requests as clockodoRequests } from '@eilbote/clockodo/requests';
import { craftboxx } from '@eilbote/craftboxx';
import { requests as craftboxxRequests } from '@eilbote/craftboxx/requests';
import { hubspot } from '@eilbote/hubspot';
import { requests as hubspotRequests } from '@eilbote/hubspot/requests';
import type { RequestSchemas, TargetUnderTest } from '@eilbote/testkit/target-conformance';
import type { VendorFile } from './vendor/vendor-file.ts';

/** An adapter, and what its requests are held against. */
export interface Adapter {
  readonly plugin: Plugin;
  readonly requests: RequestSchemas;
  readonly settings: NonNullable<TargetUnderTest['settings']>;
  readonly vendor?: VendorFile;
  /** Where the compiler holds requests against the types of the vendor's SDK. */
  readonly sdkTypes?: string;
}

export const adapters: readonly Adapter[] = [
  {
    plugin: clockodo,
    requests: clockodoRequests,
    settings: { email: 'eilbote@tischlerei.example', company: 'Tischlerei Hansen' },
    vendor: { file: 'clockodo.yaml', dialect: '3.1', basePath: '/api' },
  },
  { plugin: hubspot, requests: hubspotRequests, settings: {}, sdkTypes: 'plugins/hubspot/src/sdk-types.test.ts' },
  {
    plugin: craftboxx,
    requests: craftboxxRequests,
    settings: { email: 'eilbote@tischlerei.example' },
    vendor: { file: 'craftboxx.fixed.json', dialect: '3.0', basePath: '' },
  },
];
