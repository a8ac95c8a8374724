import type { JsonObject } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import type { Ensured } from './ensured.ts';
import { CLOCKODO_PROJECT_UNKNOWN } from './errors.ts';
import { findByNumber, pathOf } from './find-by-number.ts';
import { checkedNumber } from './own-number.ts';

/** A project as it is created; without a name it can only be found. */
export interface WantedProject {
  readonly number: string;
  readonly name?: string | undefined;
  /** Id of its customer in Clockodo. */
  readonly customer: string;
  readonly more?: JsonObject;
}

/** The project with this number, created where it is not there. @throws CLOCKODO_PROJECT_UNKNOWN, CLOCKODO_NUMBER_TOO_LONG */
export async function ensureProject(
  calls: AccountCalls,
  { number, name, customer, more = {} }: WantedProject,
): Promise<Ensured> {
  let isNew = false;
  const id = await calls.steps.ensure('project', checkedNumber(number), {
    find: () => findByNumber(calls, 'project', number, name === undefined),
    async create() {
      if (name === undefined) throw CLOCKODO_PROJECT_UNKNOWN({ project: number });
      isNew = true;
      return calls.create('create project', pathOf('project'), {
        number,
        name,
        customers_id: Number(customer),
        ...more,
      });
    },
  });
  return { id, isNew };
}
