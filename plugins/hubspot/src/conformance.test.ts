import { describeTarget } from '@eilbote/testkit/target-conformance';
import { hubspot } from './index.ts';
import { requests } from './requests/index.ts';

const nothingInHubSpot = ['employee.created', 'projectTime.created', 'purchaseOrder.created', 'openItem.dunned'];

describeTarget(hubspot, {
  // Which stages there are, only a user can know.
  mapping: {
    saveDeal: { dealstage: { field: 'Status', lookup: { 0: 'appointmentscheduled' }, otherwise: 'contractsent' } },
    winDeal: { dealstage: { text: 'closedwon' } },
  },
  withoutCall: [
    // A contact person of theirs has no e-mail address.
    'saveContacts customer.created 1',
    'saveContacts supplier.created 2',
    ...nothingInHubSpot.flatMap((type) => [1, 2].map((example) => `notApplicable ${type} ${example}`)),
  ],
  requests,
  outcomes: { 409: 'retried' },
});
