import {
  closed,
  id,
  moment,
  searchBy,
  shortText,
  source,
  sourceNames,
  state,
  text,
  type RequestSchemas,
} from './request-schema.ts';

const words = { description: text, to_be_documented: text, site_notes: text };

/** Requests about assignments. */
export const assignmentRequests: RequestSchemas = {
  'GET /assignments': { query: searchBy(sourceNames) },
  'POST /assignments': {
    body: closed({ title: shortText, project_id: id, state, start: moment, end: moment, ...words, ...source }, [
      'title',
      'project_id',
      'state',
      ...sourceNames,
    ]),
  },
  'PUT /assignments/:id': { body: closed({ ...words, state }) },
};
