import { closed, id, listQuery, type RequestSchemas } from './request-schema.ts';

/** UTC: Clockodo describes no other zone. */
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' };
const entry = {
  users_id: id,
  customers_id: id,
  projects_id: id,
  services_id: id,
  time_since: time,
  time_until: time,
  duration: { type: 'integer', minimum: 0 },
  text: { type: 'string', minLength: 1 },
};
const required = ['users_id', 'customers_id', 'projects_id', 'services_id', 'time_since', 'time_until'];

/** Requests about times. */
export const entryRequests = {
  'GET /v2/entries': { query: listQuery(['users_id', 'projects_id'], { time_since: time, time_until: time }) },
  'POST /v2/entries': { body: closed({ ...entry, billable: { enum: [0, 1] } }, [...required, 'billable']) },
  'PUT /v2/entries/:id': { body: closed(entry, required) },
} satisfies RequestSchemas;
