import { closed, id, minutes, moment, searchBy, source, sourceNames, type RequestSchemas } from './request-schema.ts';

const times = { end: moment, working_time: minutes, break_time: minutes };

/** Requests about times. */
export const timesheetRequests: RequestSchemas = {
  'GET /timesheets': { query: searchBy(sourceNames) },
  'POST /timesheets': {
    body: closed({ ...times, start: moment, employee_id: id, ...source }, ['start', 'employee_id', ...sourceNames]),
  },
  'PUT /timesheets/:id': { body: closed(times) },
};
