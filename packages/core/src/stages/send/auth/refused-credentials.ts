import type { Outcome } from '@eilbote/contract';
import type { CallAuth } from './call-auth.ts';

/**
 * What is wrong with the credentials of the connection: they let nobody in (401), or they do not suffice for this call
 * (403).
 */
export type RefusedCredentials = 'credentials' | 'forbidden';

/** Whether an answer refuses the credentials of a connection. A target system may read the same status differently. */
export function refusedCredentials(
  auth: CallAuth | undefined,
  outcome: Outcome,
  status: number,
): RefusedCredentials | undefined {
  if (auth === undefined || !('failure' in outcome) || outcome.failure !== 'HTTP_401_403') return undefined;
  return status === 403 ? 'forbidden' : 'credentials';
}
