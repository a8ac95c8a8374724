import { closed, day, id, listQuery, name, note, number, yesOrNo, type RequestSchemas } from './request-schema.ts';

const more = { note, billable_default: yesOrNo, active: yesOrNo, start_date: day };

/** Requests about projects. */
export const projectRequests = {
  'GET /v4/projects': { query: listQuery(['fulltext']) },
  'POST /v4/projects': {
    body: closed({ number, name, customers_id: id, ...more }, ['number', 'name', 'customers_id']),
  },
  'PUT /v4/projects/:id/complete': { body: closed({ completed: { const: true } }, ['completed']) },
  'PUT /v3/projects/:id/setBilled': {
    body: closed({ billed: yesOrNo, billed_money: { type: 'number', minimum: 0, maximum: 99_999_999 } }, ['billed']),
  },
  'PUT /v4/projects/:id': { body: closed({ name, customers_id: id, ...more }, ['name', 'customers_id']) },
} satisfies RequestSchemas;
