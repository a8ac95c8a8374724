import type { EilboteError } from '@eilbote/contract';
import { hostOf } from '../../../redaction/index.ts';
import type { Route } from '../routes.ts';
import type { SecretReader } from '../../../request/index.ts';
import type { TokenAuth } from '../../../webhooks/index.ts';
import { guardedCall, type CallParts } from '../guarded-call.ts';
import { retryAfterMs } from '../retry-after.ts';
import { readTokenAnswer, type TokenAnswer } from './token-answer.ts';
import { credentialsCall, refreshCall, type TokenCall } from './token-call.ts';

/** A request for a token. */
export interface TokenRequest {
  readonly connection: string;
  /** Version of the connection; a token is good for this one only. */
  readonly version: number;
  readonly auth: TokenAuth;
  readonly secrets: SecretReader;
  /** The way that its calls go, for its authorisation server too. @throws EilboteError when a secret cannot be read */
  readonly route?: () => Route;
  readonly signal: AbortSignal;
}

/** Why there is no token. */
export type NoToken =
  /** Nothing was asked: the network policy refuses the token endpoint, or a secret cannot be read. */
  | { readonly kind: 'blocked'; readonly by: 'policy' | 'secrets'; readonly refusal: EilboteError }
  | { readonly kind: 'refused'; readonly host: string; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly host: string; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'aborted' };

export type FetchedToken = Extract<TokenAnswer, { kind: 'token' }> | NoToken;

type Parts = CallParts & { readonly userAgent: string };

const mostAnswerBytes = 64 * 1024;

/**
 * Asks for a token, through the guard like every call: by the token that renews the one before, where there is one and
 * it is not refused, else by the credentials of the connection.
 * @param end on the monotonic clock
 * @throws EilboteError when a secret cannot be read
 */
export async function fetchToken(
  parts: Parts,
  request: TokenRequest,
  end: number,
  refreshToken?: string,
): Promise<FetchedToken> {
  const { auth, secrets } = request;
  const renewing = refreshToken === undefined ? undefined : refreshCall(auth, secrets, refreshToken);
  if (renewing !== undefined) {
    const renewed = await ask(parts, request, renewing, end);
    // Whoever gives no other one goes on accepting this one (RFC 6749 6).
    if (renewed.kind === 'token') return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken ?? '' };
    if (renewed.kind !== 'refused') return renewed;
  }
  return ask(parts, request, credentialsCall(auth, secrets), end);
}

async function ask(
  parts: Parts,
  { auth, route, signal }: TokenRequest,
  { url, headers, body }: TokenCall,
  end: number,
): Promise<FetchedToken> {
  const host = hostOf(url);
  const result = await guardedCall(
    parts,
    {
      method: 'POST',
      url,
      headers: { 'User-Agent': parts.userAgent, Accept: 'application/json', ...headers },
      body,
      route: route?.() ?? {},
      maximumAnswerBytes: mostAnswerBytes,
      signal,
    },
    end,
  );
  switch (result.kind) {
    case 'aborted':
      return result;
    case 'refused':
      return { kind: 'blocked', by: 'policy', refusal: result.refusal };
    case 'unresolved':
      return { kind: 'unavailable', host, reason: `has no address (${result.failure})` };
    case 'called':
      break;
  }
  if ('failure' in result) return { kind: 'unavailable', host, reason: `did not answer (${result.failure.message})` };
  const answer = readTokenAnswer(result.answer, auth.scheme === 'tokenEndpoint' ? auth : undefined);
  if (answer.kind === 'token') return answer;
  const afterMs = answer.kind === 'unavailable' ? retryAfterMs(result.answer, parts.clock.now()) : undefined;
  return { ...answer, host, ...(afterMs === undefined ? {} : { afterMs }) };
}
