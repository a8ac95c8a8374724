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
  /** Settings of an account, and what only a user could map. */
  readonly told: Pick<TargetUnderTest, 'settings' | 'mapping'>;
  readonly vendor?: VendorFile;
  /** Where the compiler holds requests against the types of the vendor's SDK. */
  readonly sdkTypes?: string;
}

/** Which stages a pipeline of HubSpot has, only its user knows. */
const stages = {
  saveDeal: { dealstage: { field: 'Status', lookup: { 0: 'appointmentscheduled' }, otherwise: 'contractsent' } },
  winDeal: { dealstage: { text: 'closedwon' } },
};

export const adapters: readonly Adapter[] = [
  {
    plugin: clockodo,
    requests: clockodoRequests,
    told: { settings: { email: 'eilbote@tischlerei.example', company: 'Tischlerei Hansen' } },
    vendor: { file: 'clockodo.yaml', dialect: '3.1', basePath: '/api' },
  },
  {
    plugin: hubspot,
    requests: hubspotRequests,
    told: { mapping: stages },
    sdkTypes: 'plugins/hubspot/src/sdk-types.test.ts',
  },
  {
    plugin: craftboxx,
    requests: craftboxxRequests,
    told: { settings: { email: 'eilbote@tischlerei.example' } },
    vendor: { file: 'craftboxx.fixed.json', dialect: '3.0', basePath: '' },
  },
];
