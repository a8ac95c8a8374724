import { accountRequests } from './account.ts';
import { customerRequests } from './customers.ts';
import { entryRequests } from './entries.ts';
import { projectRequests } from './projects.ts';
import type { RequestSchemas } from './request-schema.ts';
import { userRequests } from './users.ts';

export type { RequestSchema, RequestSchemas } from './request-schema.ts';

/** Every request that this target system sends, by operation of Clockodo's interface. */
export const requests: RequestSchemas = {
  ...accountRequests,
  ...userRequests,
  ...customerRequests,
  ...projectRequests,
  ...entryRequests,
};
