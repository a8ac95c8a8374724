import { defineTargetSystem } from '@eilbote/contract';
import { account } from './account.ts';
import { finishAssignment } from './actions/finish-assignment.ts';
import { notApplicable } from './actions/not-applicable.ts';
import { planAssignment } from './actions/plan-assignment.ts';
import { saveCustomer } from './actions/save-customer.ts';
import { saveEmployee } from './actions/save-employee.ts';
import { saveProject } from './actions/save-project.ts';
import { saveTimesheet } from './actions/save-timesheet.ts';
import { setAssignmentState } from './actions/set-assignment-state.ts';
import { classify } from './classify.ts';

/** The target system "Craftboxx": planning and documenting assignments of fitters, www.craftboxx.de. */
export const craftboxx = defineTargetSystem({
  id: 'craftboxx',
  title: { de: 'Craftboxx', en: 'Craftboxx' },
  description: {
    de: 'Bringt Kunden, Aufträge, Einsätze, Mitarbeiter und Projektzeiten in die Einsatzplanung Craftboxx.',
    en: 'Brings customers, projects, assignments, employees and project times into the planning of Craftboxx.',
  },
  account,
  actions: {
    saveCustomer,
    saveProject,
    planAssignment,
    setAssignmentState,
    finishAssignment,
    saveEmployee,
    saveTimesheet,
    notApplicable,
  },
  classify,
});
