import type { AccountCalls } from './account-calls.ts';
import { customerRecord } from './customer.ts';
import { ensureReferred } from './ensure-record.ts';
import { CRAFTBOXX_CUSTOMER_MISSING } from './errors.ts';
import type { WantedRecord } from './wanted-record.ts';

/** A project as it is created. */
export interface Project {
  readonly project_nr: string;
  readonly title: string;
  readonly customer?: string;
  readonly customerName?: string;
}

/**
 * The project with this number; where it is created, so is its customer, if Craftboxx has none yet. Its body throws
 * CRAFTBOXX_CUSTOMER_MISSING and CRAFTBOXX_CUSTOMER_UNKNOWN.
 */
export const projectRecord = (
  calls: AccountCalls,
  { project_nr: number, title, customer, customerName: name }: Project,
): WantedRecord => ({
  kind: 'project',
  key: number,
  alsoFoundBy: [{ project_nr: number }],
  async body() {
    if (customer === undefined) throw CRAFTBOXX_CUSTOMER_MISSING({ project: number });
    const { id } = await ensureReferred(calls, customerRecord({ number: customer, name }));
    return { title, project_nr: number, customer_id: Number(id) };
  },
});
