import { valueAt } from '../../../json-pointer.ts';
import type { TransportAnswer } from '../../../ports/index.ts';
import type { TokenEndpointAuth } from '../../../webhooks/index.ts';

/** What an authorisation server said to the request for a token. Reasons hold nothing that could be a secret. */
export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly token: string;
      readonly lifetimeMs: number;
      /** What it may be renewed by. */
      readonly refreshToken?: string;
    }
  /** Only a person can help: credentials, permissions or the address are wrong. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may work later. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** A token without `expires_in` is used for so long; one that is refused earlier is replaced then. */
const assumedLifetimeMs = 3_600_000;
/** RFC 6750 2.1, which is what a header can carry. */
const tokenPattern = /^[A-Za-z0-9\-._~+/]+=*$/;
const mayWorkLater: ReadonlySet<number> = new Set([408, 425, 429]);

/** What a header can carry: endpoints of their own kind give tokens like `12|abc`, too. */
const ownTokenPattern = /^[\x21-\x7e]{1,8000}$/;

type Answer = Pick<TransportAnswer, 'status' | 'body' | 'bodyIncomplete'>;
/** Says where a {@link TokenEndpointAuth} has its token. */
type OwnKind = Pick<TokenEndpointAuth, 'answer' | 'lifetimeSeconds'>;

/** Reads the answer of a token endpoint: as RFC 6749 has it (5.1 and 5.2), or from the places of an own kind. */
export function readTokenAnswer({ status, body, bodyIncomplete }: Answer, own?: OwnKind): TokenAnswer {
  const answer = bodyIncomplete ? undefined : parsed(body);
  if (status >= 500 || mayWorkLater.has(status)) return { kind: 'unavailable', reason: `answered ${status}` };
  if (status < 200 || status >= 300) return { kind: 'refused', reason: `answered ${status}${errorCode(answer)}` };
  const { token, pattern, lifetime, refreshToken } = own === undefined ? standard(answer) : ofOwnKind(answer, own);
  if (typeof token !== 'string' || !pattern.test(token)) {
    return { kind: 'unavailable', reason: `answered ${status} without a readable access token` };
  }
  const type = own === undefined ? valueAt(answer, '/token_type') : undefined;
  // RFC 6749 5.1: required, and upper and lower case make no difference; where it is missing, servers mean Bearer.
  if (type !== undefined && (typeof type !== 'string' || type.toLowerCase() !== 'bearer')) {
    return { kind: 'refused', reason: `answered ${status} with a token that is no bearer token` };
  }
  const assumed = own?.lifetimeSeconds === undefined ? assumedLifetimeMs : own.lifetimeSeconds * 1000;
  return {
    kind: 'token',
    token,
    lifetimeMs: lifetimeOf(lifetime) ?? assumed,
    ...(typeof refreshToken === 'string' && refreshToken !== '' ? { refreshToken } : {}),
  };
}

interface Found {
  readonly token: unknown;
  readonly pattern: RegExp;
  readonly lifetime: unknown;
  readonly refreshToken?: unknown;
}

const standard = (answer: unknown): Found => ({
  token: valueAt(answer, '/access_token'),
  pattern: tokenPattern,
  lifetime: valueAt(answer, '/expires_in'),
});

function ofOwnKind(answer: unknown, { answer: { token, lifetimeSeconds, refreshToken } }: OwnKind): Found {
  const places = typeof token === 'string' ? [token] : token;
  return {
    token: places.map((place) => valueAt(answer, place)).find((value) => typeof value === 'string'),
    pattern: ownTokenPattern,
    lifetime: lifetimeSeconds === undefined ? undefined : valueAt(answer, lifetimeSeconds),
    refreshToken: refreshToken === undefined ? undefined : valueAt(answer, refreshToken),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some servers write the number as a text. */
function lifetimeOf(expiresIn: unknown): number | undefined {
  const seconds = typeof expiresIn === 'string' && /^\d{1,9}$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e9 ? seconds * 1000 : undefined;
}

/** The code of RFC 6749 5.2; its description is left out, because it may repeat what was sent. */
function errorCode(answer: unknown): string {
  const error = valueAt(answer, '/error');
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` ${error}` : '';
}
