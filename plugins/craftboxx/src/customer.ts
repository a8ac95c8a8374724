import type { JsonObject } from '@eilbote/contract';
import { CRAFTBOXX_CUSTOMER_UNKNOWN } from './errors.ts';
import type { WantedRecord } from './wanted-record.ts';

/** A customer as it is created; without a name it can only be found. */
export interface Customer {
  readonly number: string;
  readonly name?: string | undefined;
  readonly more?: JsonObject;
}

/** The customer with this number. Its body throws CRAFTBOXX_CUSTOMER_UNKNOWN where there is no name. */
export const customerRecord = ({ number, name, more = {} }: Customer): WantedRecord => ({
  kind: 'customer',
  key: number,
  alsoFoundBy: [{ customer_number: number }],
  mustExist: name === undefined,
  async body() {
    if (name === undefined) throw CRAFTBOXX_CUSTOMER_UNKNOWN({ customer: number });
    return { name, customer_number: number, ...more };
  },
});
