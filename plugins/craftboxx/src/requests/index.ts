import { accountRequests } from './account.ts';
import { assignmentRequests } from './assignments.ts';
import { customerRequests } from './customers.ts';
import { employeeRequests } from './employees.ts';
import { projectRequests } from './projects.ts';
import type { RequestSchemas } from './request-schema.ts';
import { timesheetRequests } from './timesheets.ts';

export type { RequestSchema, RequestSchemas } from './request-schema.ts';

/** Every request that this target system sends, by operation of Craftboxx's interface, below the prefix. */
export const requests: RequestSchemas = {
  ...accountRequests,
  ...customerRequests,
  ...projectRequests,
  ...assignmentRequests,
  ...employeeRequests,
  ...timesheetRequests,
};
