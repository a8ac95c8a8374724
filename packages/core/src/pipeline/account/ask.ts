import type { AccountInput, AccountQuestion } from '@eilbote/contract';
import { faultOf } from '../../stages/build/index.ts';
import type { Exchange } from '../../stages/send/index.ts';
import type { Account, AccountCalls } from './account-calls.ts';
import { ACCOUNT_ANSWER_UNREADABLE } from './errors.ts';
import { pluginTrouble, type JudgedCall } from './trouble.ts';

/** What was read from an answer, or why there is nothing to read. */
export type Asked<R> =
  | { readonly kind: 'read'; readonly value: R; readonly exchange: Exchange }
  | (JudgedCall & { readonly kind: 'failed' });

/** A question of a target system, and how its maker is told that it is wrong. */
export interface NamedQuestion<R, I extends AccountInput> {
  /** As the definition names it, e.g. `choices.services`. */
  readonly name: string;
  readonly question: AccountQuestion<R, I>;
  /** What keeps a value from being what `read` should give, in a few words; `undefined` for a good one. */
  fault(value: unknown): string | undefined;
}

/** Asks an account and reads its answer. */
export async function ask<R, I extends AccountInput>(
  calls: AccountCalls,
  account: Account,
  { name, question, fault }: NamedQuestion<R, I>,
  input: I,
): Promise<Asked<R>> {
  const answered = await calls.call(account, question, input, { changes: false });
  if (answered.kind === 'failed') return answered;
  const { exchange, answer } = answered;
  const { plugin } = account.registered;
  const wrong = (said: string): Asked<R> => {
    const error = ACCOUNT_ANSWER_UNREADABLE({ plugin, what: name, fault: said });
    return { kind: 'failed', trouble: pluginTrouble(error), exchange };
  };
  try {
    const value = question.read(answer, input);
    const found = fault(value);
    return found === undefined ? { kind: 'read', value, exchange } : wrong(found);
  } catch (thrown) {
    return wrong(faultOf(thrown));
  }
}
