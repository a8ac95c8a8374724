import { closed, id, searchBy, shortText, source, sourceNames, text, type RequestSchemas } from './request-schema.ts';

const customer = { name: shortText, name_addon: shortText, info: text };
const address = {
  street: shortText,
  zip: shortText,
  city: shortText,
  country: { type: 'string', pattern: '^[A-Z]{2}$' },
  phone: shortText,
  mobile: shortText,
  mail: shortText,
};
const kind = { type: { const: 'MAILING' }, use: { const: 'address' } };

/** Requests about customers and their addresses. */
export const customerRequests: RequestSchemas = {
  'GET /customers': { query: searchBy(sourceNames, ['customer_number'], ['id']) },
  'POST /customers': {
    body: closed({ ...customer, customer_number: text, ...source }, ['name', 'customer_number', ...sourceNames]),
  },
  'PUT /customers/:id': { body: closed(customer, ['name']) },
  'GET /customers/addresses': { query: searchBy(sourceNames, ['customer_id', 'type', 'use']) },
  'POST /customers/addresses': {
    body: closed({ ...address, ...kind, customer_id: id, ...source }, ['customer_id', 'type', 'use', ...sourceNames]),
  },
  'PUT /customers/addresses/:id': { body: closed(address) },
};
