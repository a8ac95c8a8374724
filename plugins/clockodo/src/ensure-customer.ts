import type { JsonObject } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import type { Ensured } from './ensured.ts';
import { CLOCKODO_CUSTOMER_UNKNOWN } from './errors.ts';
import { findByNumber, pathOf } from './find-by-number.ts';
import { checkedNumber } from './own-number.ts';

/** A customer as it is created; without a name it can only be found. */
export interface WantedCustomer {
  readonly number: string;
  readonly name?: string | undefined;
  readonly more?: JsonObject;
}

/** The customer with this number, created where it is not there. @throws CLOCKODO_CUSTOMER_UNKNOWN, CLOCKODO_NUMBER_TOO_LONG */
export async function ensureCustomer(
  calls: AccountCalls,
  { number, name, more = {} }: WantedCustomer,
): Promise<Ensured> {
  let isNew = false;
  const id = await calls.steps.ensure('customer', checkedNumber(number), {
    find: () => findByNumber(calls, 'customer', number, name === undefined),
    async create() {
      if (name === undefined) throw CLOCKODO_CUSTOMER_UNKNOWN({ customer: number });
      isNew = true;
      return calls.create('create customer', pathOf('customer'), { number, name, ...more });
    },
  });
  return { id, isNew };
}
