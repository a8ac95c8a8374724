import { closed, text, type RequestSchemas } from './request-schema.ts';

/** Requests about the account itself. */
export const accountRequests: RequestSchemas = {
  'POST /plan-it/auth/create-token': { body: closed({ email: text, password: text }, ['email', 'password']) },
  'GET /plan-it/my/employee': {},
};
