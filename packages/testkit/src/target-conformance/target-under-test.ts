import type { JsonPrimitive, JsonValue, ValueSource } from '@eilbote/contract';
import type { RequestSchemas } from './request-schemas.ts';

/** What the suite has to know of a target system that it cannot read from the plugin. */
export interface TargetUnderTest {
  /**
   * Settings of an account. Secret ones are better left out: the suite makes some up that it can search for. Nothing is
   * called: hosts are put in the place of the receiver of the test.
   */
  readonly settings?: { readonly [name: string]: JsonValue };
  /** Id of the target system, where the plugin brings several. */
  readonly target?: string;
  /** Values of parameters that have no default, by the ids of the actions. */
  readonly parameters?: { readonly [action: string]: { readonly [parameter: string]: JsonPrimitive } };
  /** What a webhook has to say of target fields, by the ids of the actions: a table that only a user can know. */
  readonly mapping?: { readonly [action: string]: { readonly [field: string]: ValueSource | 'none' } };
  /** What answers lead to where the target system does not follow the default table, e.g. `{ 409: 'delivered' }`. */
  readonly outcomes?: { readonly [answer in TriedAnswer]?: TriedOutcome };
  /** Examples for which an action makes no call, each as its test calls it: `saveUser employee.created 2`. */
  readonly withoutCall?: readonly string[];
  /** The plugin's own schemas of its requests; every call of every example must fit them. */
  readonly requests?: RequestSchemas;
}

/** Answers that every target system is tried with: a status, or how the connection misbehaves. */
export type TriedAnswer = (typeof triedAnswers)[number];
export const triedAnswers = [200, 400, 401, 404, 408, 409, 429, 500, 503, 'silence', 'reset'] as const;

/** What becomes of a delivery: `refused` waits until a person has put the credentials of its connection right. */
export type TriedOutcome = 'delivered' | 'skipped' | 'retried' | 'failed' | 'refused';

/** What holds where a target system says nothing else; without credentials there is nothing to put right. */
export const defaultOutcome = (answer: TriedAnswer, hasAuth: boolean): TriedOutcome => {
  if (answer === 200) return 'delivered';
  if (answer === 401) return hasAuth ? 'refused' : 'failed';
  return answer === 400 || answer === 404 || answer === 409 ? 'failed' : 'retried';
};
