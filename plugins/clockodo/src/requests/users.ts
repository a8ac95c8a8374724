import { closed, day, id, listQuery, name, number, yesOrNo, type RequestSchemas } from './request-schema.ts';

const known = {
  number,
  name,
  email: { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+$', maxLength: 90 },
  start_date: day,
  teams_id: id,
  active: yesOrNo,
};

/** Requests about users. */
export const userRequests = {
  'GET /v3/users': { query: listQuery(['fulltext']) },
  'POST /v3/users': {
    body: closed(
      {
        ...known,
        role: { enum: ['worker', 'owner'] },
        language: { enum: ['de', 'en', 'fr'] },
        timezone: { type: 'string', pattern: '^[A-Za-z_]+(/[A-Za-z_+-]+){0,2}$' },
        mail_to_user: yesOrNo,
      },
      ['number', 'name', 'email', 'role', 'language', 'timezone', 'mail_to_user'],
    ),
  },
  'PUT /v3/users/:id': { body: closed(known, ['number', 'name', 'email']) },
} satisfies RequestSchemas;
