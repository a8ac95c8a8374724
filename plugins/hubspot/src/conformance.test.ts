import { describeTarget } from '@eilbote/testkit/target-conformance';
import { hubspot } from './index.ts';
import { requests } from './requests/index.ts';

describeTarget(hubspot, { requests, outcomes: { 409: 'retried' } });
