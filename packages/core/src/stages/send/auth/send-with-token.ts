import type { SendResult } from '../send-input.ts';
import type { NoToken, TokenRequest } from './fetch-token.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** The two ends of an attempt that needs a token. */
export interface TokenUse {
  /** Makes the call with this token. */
  call(token: string): Promise<SendResult>;
  /** Says what the attempt came to without one. */
  without(why: NoToken): SendResult;
}

/**
 * Makes a call with a token, and once more with another one where the receiver answers 401: it may have been withdrawn
 * before its time.
 * @param end on the monotonic clock, for both calls and the tokens
 */
export async function sendWithToken(
  tokens: TokenKeeper,
  request: TokenRequest,
  { call, without }: TokenUse,
  end: number,
): Promise<SendResult> {
  const first = await tokens.current(request, end);
  if (first.kind !== 'token') return without(first);
  const result = await call(first.value);
  if (result.kind !== 'answered' || result.exchange.answer?.status !== 401) return result;
  const second = await tokens.replace(first.number, request, end);
  return second.kind === 'token' ? call(second.value) : without(second);
}
