import { Records } from './records.ts';

/** What the account holds. Add to it what people have entered by hand. */
export interface FakeClockodoState {
  readonly customers: Records;
  readonly projects: Records;
}

/** An empty account. */
export const newState = (): FakeClockodoState => ({
  customers: new Records(2001, { active: true, number: null, note: null }),
  projects: new Records(3001, { active: true, number: null, note: null, completed: false, billed_completely: false }),
});
