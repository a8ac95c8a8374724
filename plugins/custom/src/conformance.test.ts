import { describeTarget } from '@eilbote/testkit/target-conformance';
import { custom } from './index.ts';

describeTarget(custom, { outcomes: { 401: 'retried', 404: 'retried', 409: 'retried' } });
