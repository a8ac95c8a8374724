import { Records } from './records.ts';

/** What the account holds. Add to it what people have entered by hand. */
export interface FakeClockodoState {
  readonly users: Records;
  readonly customers: Records;
  readonly projects: Records;
  readonly entries: Records;
  readonly services: Records;
  readonly teams: Records;
}

/** An empty account. */
export const newState = (): FakeClockodoState => ({
  users: new Records(1001, { active: true, number: null }),
  customers: new Records(2001, { active: true, number: null, note: null }),
  projects: new Records(3001, { active: true, number: null, note: null, completed: false, billed_completely: false }),
  entries: new Records(4001, { type: 1, projects_id: null, text: null, duration: null }),
  teams: new Records(61),
  services: new Records(51, { active: true, number: null }),
});
