import type { AccountCalls } from './account-calls.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { ensureRecord, type Ensured } from './ensure-record.ts';
import { CRAFTBOXX_CUSTOMER_MISSING } from './errors.ts';

/** A project as it is created, with its customer. */
export interface WantedProject {
  readonly project_nr: string;
  readonly title: string;
  readonly customer?: string;
  readonly customerName?: string;
}

/**
 * The project with this number; where Craftboxx has none yet, it is created, and so is its customer.
 * @throws CRAFTBOXX_CUSTOMER_MISSING, CRAFTBOXX_CUSTOMER_UNKNOWN
 */
export const ensureProject = (
  calls: AccountCalls,
  { project_nr: number, title, customer, customerName: name }: WantedProject,
): Promise<Ensured> =>
  ensureRecord(calls, {
    kind: 'project',
    key: number,
    alsoFoundBy: [{ project_nr: number }],
    async body() {
      if (customer === undefined) throw CRAFTBOXX_CUSTOMER_MISSING({ project: number });
      const { id } = await ensureCustomer(calls, { number: customer, name });
      return { title, project_nr: number, customer_id: Number(id) };
    },
  });
