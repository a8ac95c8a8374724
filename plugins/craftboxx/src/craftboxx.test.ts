import { describeTarget } from '@eilbote/testkit/target-conformance';
import { craftboxx } from './craftboxx.ts';
import { requests } from './requests/index.ts';

const nothingInCraftboxx = [
  'supplier.created 1',
  'supplier.created 2',
  'purchaseOrder.created 1',
  'purchaseOrder.created 2',
  'project.invoiced 1',
  'project.credited 1',
  'openItem.dunned 1',
  'openItem.dunned 2',
];

describeTarget(craftboxx, {
  settings: { email: 'eilbote@tischlerei-brandt.example' },
  mapping: {
    setAssignmentState: {
      state: { field: 'Prozessstatus', lookup: { 15: '', 20: 'SCHEDULED', 60: 'IN_PROGRESS', 70: 'DONE' } },
    },
  },
  withoutCall: [
    // The apprentice has no e-mail address, and the process status "Aufmaß genommen" changes nothing.
    'saveEmployee employee.created 2',
    'setAssignmentState project.processStatusChanged 1',
    ...nothingInCraftboxx.map((example) => `notApplicable ${example}`),
  ],
  requests,
});
