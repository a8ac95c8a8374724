import { listQuery, type RequestSchemas } from './request-schema.ts';

/** Requests about the account itself. */
export const accountRequests = {
  'GET /v4/users/me': {},
  'GET /v4/services': { query: listQuery([]) },
  'GET /v3/teams': { query: listQuery([]) },
} satisfies RequestSchemas;
