import { closed, listQuery, name, note, number, yesOrNo, type RequestSchemas } from './request-schema.ts';

const more = { note, billable_default: yesOrNo, active: yesOrNo };

/** Requests about customers. */
export const customerRequests = {
  'GET /v3/customers': { query: listQuery(['fulltext']) },
  'POST /v3/customers': { body: closed({ number, name, ...more }, ['number', 'name']) },
  'PUT /v3/customers/:id': { body: closed({ name, ...more }, ['name']) },
} satisfies RequestSchemas;
