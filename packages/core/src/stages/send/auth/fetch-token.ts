import type { EilboteError } from '@eilbote/contract';
import { hostOf } from '../../../redaction/index.ts';
import type { Route } from '../routes.ts';
import type { SecretReader } from '../../../request/index.ts';
import type { OAuth2Auth } from '../../../webhooks/index.ts';
import { guardedCall, type CallParts } from '../guarded-call.ts';
import { retryAfterMs } from '../retry-after.ts';
import { slotOf } from './authorised-request.ts';
import { readTokenAnswer } from './token-answer.ts';

/** A request for a token. */
export interface TokenRequest {
  readonly connection: string;
  /** Version of the connection; a token is good for this one only. */
  readonly version: number;
  readonly auth: OAuth2Auth;
  readonly secrets: SecretReader;
  /** The way that its calls go, for its authorisation server too. @throws EilboteError when a secret cannot be read */
  readonly route?: () => Route;
  readonly signal: AbortSignal;
}

/** Why there is no token. */
export type NoToken =
  /** Nothing was asked: the network policy refuses the token endpoint, or the client secret cannot be read. */
  | { readonly kind: 'blocked'; readonly by: 'policy' | 'secrets'; readonly refusal: EilboteError }
  | { readonly kind: 'refused'; readonly host: string; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly host: string; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'aborted' };

export type FetchedToken = { readonly kind: 'token'; readonly token: string; readonly lifetimeMs: number } | NoToken;

const mostAnswerBytes = 64 * 1024;

/**
 * Asks the authorisation server for a token by client credentials (RFC 6749 4.4), through the guard like every call.
 * @param end on the monotonic clock
 * @throws EilboteError when the client secret cannot be read
 */
export async function fetchToken(
  parts: CallParts & { readonly userAgent: string },
  { auth, secrets, route, signal }: TokenRequest,
  end: number,
): Promise<FetchedToken> {
  const { tokenUrl } = auth;
  const host = hostOf(tokenUrl);
  const secret = secrets(slotOf('clientSecret'));
  const result = await guardedCall(
    parts,
    {
      method: 'POST',
      url: tokenUrl,
      headers: headersOf(auth, secret, parts.userAgent),
      body: bodyOf(auth, secret),
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
  const answer = readTokenAnswer(result.answer);
  if (answer.kind === 'token') return answer;
  const afterMs = answer.kind === 'unavailable' ? retryAfterMs(result.answer, parts.clock.now()) : undefined;
  return { ...answer, host, ...(afterMs === undefined ? {} : { afterMs }) };
}

function headersOf({ clientId, sendSecretIn }: OAuth2Auth, secret: string, userAgent: string) {
  const headers = {
    'User-Agent': userAgent,
    Accept: 'application/json',
    'Content-Type': 'application/x-www-form-urlencoded',
  };
  if (sendSecretIn === 'body') return headers;
  // RFC 6749 2.3.1: both are form-encoded first.
  const credentials = Buffer.from(`${formEncoded(clientId)}:${formEncoded(secret)}`).toString('base64');
  return { ...headers, Authorization: `Basic ${credentials}` };
}

const formEncoded = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);

function bodyOf({ clientId, scope, audience, sendSecretIn }: OAuth2Auth, secret: string): string {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (audience !== undefined) form.set('audience', audience);
  if (sendSecretIn === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', secret);
  }
  return form.toString();
}
