import { closed, id, minutes, moment, searchBy, source, sourceNames, type RequestSchemas } from './request-schema.ts';

const times = { end: moment, working_time: minutes, break_time: minutes };

/** Requests about times. */
export const timesheetRequests: RequestSchemas = {
  'GET /plan-it/timesheets': { query: searchBy(sourceNames) },
  'POST /plan-it/timesheets': {
    body: closed({ ...times, start: moment, employee_id: id, ...source }, ['start', 'employee_id', ...sourceNames]),
  },
  'PUT /plan-it/timesheets/:id': { body: closed(times) },
};
