import { customerRequests } from './customers.ts';
import { projectRequests } from './projects.ts';
import type { RequestSchemas } from './request-schema.ts';

export type { RequestSchema, RequestSchemas } from './request-schema.ts';

/** Every request that this target system sends, by operation of Clockodo's interface. */
export const requests: RequestSchemas = { ...customerRequests, ...projectRequests };
