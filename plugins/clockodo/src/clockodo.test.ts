import { describeTarget } from '@eilbote/testkit/target-conformance';
import { clockodo } from './clockodo.ts';
import { requests } from './requests/index.ts';

describeTarget(clockodo, {
  settings: { email: 'buero@tischlerei-brandt.example', company: 'Tischlerei Brandt' },
  parameters: {
    saveProject: { internalCustomer: '_intern' },
    saveEntry: { service: 51, internalCustomer: '_intern' },
  },
  // The apprentice has no e-mail address.
  withoutCall: ['saveUser employee.created 2'],
  requests,
});
