import { Records } from './records.ts';

/** What the account holds. Add to it what people, or Craftboxx's own import, have entered. */
export interface FakeCraftboxxState {
  readonly customers: Records;
  readonly addresses: Records;
  readonly projects: Records;
  readonly assignments: Records;
  readonly employees: Records;
  readonly timesheets: Records;
}

/** An empty account. */
export const newState = (): FakeCraftboxxState => ({
  customers: new Records(2001, { customer_number: null, name_addon: null, info: null }),
  addresses: new Records(2501, { type: null, use: 'address' }),
  projects: new Records(3001, { project_nr: null }),
  assignments: new Records(4001, { state: 'UNPLANNED', start: null, end: null }),
  employees: new Records(5001, { number: null, inactive: false }),
  timesheets: new Records(6001, { end: null, working_time: null, break_time: null }),
});
