import { closed, text, type RequestSchemas } from './request-schema.ts';

/** Requests about the account itself. */
export const accountRequests: RequestSchemas = {
  'POST /auth/create-token': { body: closed({ email: text, password: text }, ['email', 'password']) },
  'GET /my/employee': {},
};
