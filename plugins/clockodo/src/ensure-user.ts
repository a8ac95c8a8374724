import type { JsonObject } from '@eilbote/contract';
import { textOf, type AccountCalls } from './account-calls.ts';
import type { Ensured } from './ensured.ts';
import { CLOCKODO_EMPLOYEE_UNKNOWN } from './errors.ts';
import { findByNumber, pathOf } from './find-by-number.ts';
import { checkedNumber } from './own-number.ts';

/** A user as it is created. */
export interface WantedUser extends JsonObject {
  readonly number: string;
  readonly email: string;
}

/** The user with this number, or with this e-mail address and no number; created where neither is there. */
export async function ensureUser(calls: AccountCalls, wanted: WantedUser): Promise<Ensured> {
  const { number, email } = wanted;
  let isNew = false;
  const id = await calls.steps.ensure('user', checkedNumber(number), {
    find: async () => (await findByNumber(calls, 'user', number)) ?? findWithoutNumber(calls, email),
    create() {
      isNew = true;
      return calls.create('create user', pathOf('user'), wanted);
    },
  });
  return { id, isNew };
}

/** Somebody whom a person has entered in Clockodo, and whose address no second one can have. */
async function findWithoutNumber(calls: AccountCalls, email: string): Promise<string | undefined> {
  const found = await calls.search('find user by e-mail', pathOf('user'), {
    query: [['filter[fulltext]', email]],
    isWanted: ({ email: address, number }) => isSame(address, email) && (number ?? '') === '',
  });
  return found === undefined ? undefined : textOf(found['id']);
}

const isSame = (address: unknown, email: string): boolean =>
  typeof address === 'string' && address.toLowerCase() === email.toLowerCase();

/** The user with this number. Nobody is created by the way: each costs a licence. @throws CLOCKODO_EMPLOYEE_UNKNOWN */
export const knownUser = (calls: AccountCalls, number: string): Promise<string> =>
  calls.steps.ensure('user', checkedNumber(number), {
    find: () => findByNumber(calls, 'user', number, true),
    create: () => Promise.reject(CLOCKODO_EMPLOYEE_UNKNOWN({ employee: number })),
  });
