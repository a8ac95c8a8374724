import { closed, searchBy, shortText, source, sourceNames, text, type RequestSchemas } from './request-schema.ts';

const person = {
  first_name: shortText,
  last_name: shortText,
  email: { type: 'string', format: 'email' },
  number: text,
  mobile: shortText,
  phone: shortText,
  department: shortText,
  position: shortText,
};
const required = ['first_name', 'last_name', 'email', 'number'];

/** Requests about employees. */
export const employeeRequests: RequestSchemas = {
  'GET /employees': { query: searchBy(sourceNames, ['number'], ['email'], ['id']) },
  'POST /employees': {
    body: closed({ ...person, locale: { const: 'de_DE' }, ...source }, [...required, 'locale', ...sourceNames]),
  },
  'PUT /employees/:id': { body: closed(person, required) },
};
