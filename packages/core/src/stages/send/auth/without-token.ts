import { retry, type Outcome } from '@eilbote/contract';
import { TOKEN_REFUSED } from '../errors.ts';
import type { SendResult } from '../send-input.ts';
import type { NoToken } from './fetch-token.ts';

/** The attempt failed for want of a token, and may succeed later. */
export interface MissingToken {
  readonly kind: 'missing';
  readonly outcome: Outcome;
  readonly detail: string;
}

/** What an attempt comes to for which there is no token: nothing is sent. */
export function withoutToken(why: NoToken): Extract<SendResult, { kind: 'blocked' | 'aborted' }> | MissingToken {
  if (why.kind === 'aborted' || why.kind === 'blocked') return why;
  const { host, reason } = why;
  if (why.kind === 'refused') return { kind: 'blocked', by: 'credentials', refusal: TOKEN_REFUSED({ host, reason }) };
  const detail = `${host} ${reason}`;
  return { kind: 'missing', outcome: retry('TOKEN_UNAVAILABLE', `no access token: ${detail}`, why.afterMs), detail };
}
