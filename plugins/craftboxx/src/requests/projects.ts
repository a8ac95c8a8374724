import { closed, id, searchBy, shortText, source, sourceNames, text, type RequestSchemas } from './request-schema.ts';

/** Requests about projects. */
export const projectRequests: RequestSchemas = {
  'GET /projects': { query: searchBy(sourceNames, ['project_nr'], ['id']) },
  'POST /projects': {
    body: closed({ title: shortText, project_nr: text, customer_id: id, ...source }, [
      'title',
      'project_nr',
      'customer_id',
      ...sourceNames,
    ]),
  },
  'PUT /projects/:id': { body: closed({ title: shortText }, ['title']) },
};
