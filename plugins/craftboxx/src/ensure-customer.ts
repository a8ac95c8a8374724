import type { JsonObject } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import { ensureRecord, type Ensured } from './ensure-record.ts';
import { CRAFTBOXX_CUSTOMER_UNKNOWN } from './errors.ts';

/** A customer as it is created; without a name it can only be found. */
export interface WantedCustomer {
  readonly number: string;
  readonly name?: string | undefined;
  readonly more?: JsonObject;
}

/** The customer with this number, created where it is not there. @throws CRAFTBOXX_CUSTOMER_UNKNOWN */
export const ensureCustomer = (calls: AccountCalls, { number, name, more = {} }: WantedCustomer): Promise<Ensured> =>
  ensureRecord(calls, {
    kind: 'customer',
    key: number,
    alsoFoundBy: [{ customer_number: number }],
    mustExist: name === undefined,
    async body() {
      if (name === undefined) throw CRAFTBOXX_CUSTOMER_UNKNOWN({ customer: number });
      return { name, customer_number: number, ...more };
    },
  });
