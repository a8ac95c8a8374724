import type { TransportAnswer } from '../../../ports/index.ts';

/** What an authorisation server said to the request for a token. Reasons hold nothing that could be a secret. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string; readonly lifetimeMs: number }
  /** Only a person can help: credentials, permissions or the address are wrong. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may work later. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** A token without `expires_in` is used for so long; one that is refused earlier is replaced then. */
const assumedLifetimeMs = 3_600_000;
/** RFC 6750 2.1, which is what a header can carry. */
const tokenPattern = /^[A-Za-z0-9\-._~+/]+=*$/;
const mayWorkLater: ReadonlySet<number> = new Set([408, 425, 429]);

/** Reads the answer of a token endpoint (RFC 6749 5.1 and 5.2). */
export function readTokenAnswer({
  status,
  body,
  bodyIncomplete,
}: Pick<TransportAnswer, 'status' | 'body' | 'bodyIncomplete'>): TokenAnswer {
  const answer = bodyIncomplete ? {} : asObject(body);
  if (status >= 500 || mayWorkLater.has(status)) return { kind: 'unavailable', reason: `answered ${status}` };
  if (status < 200 || status >= 300) return { kind: 'refused', reason: `answered ${status}${errorCode(answer)}` };
  const { access_token: token, token_type: type } = answer;
  if (typeof token !== 'string' || !tokenPattern.test(token)) {
    return { kind: 'unavailable', reason: `answered ${status} without a readable access token` };
  }
  // RFC 6749 5.1: required, and upper and lower case make no difference; where it is missing, servers mean Bearer.
  if (type !== undefined && (typeof type !== 'string' || type.toLowerCase() !== 'bearer')) {
    return { kind: 'refused', reason: `answered ${status} with a token that is no bearer token` };
  }
  return { kind: 'token', token, lifetimeMs: lifetimeOf(answer['expires_in']) };
}

function asObject(text: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Some servers write the number as a text. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && /^\d{1,9}$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e9 ? seconds * 1000 : assumedLifetimeMs;
}

/** The code of RFC 6749 5.2; its description is left out, because it may repeat what was sent. */
function errorCode({ error }: { readonly [name: string]: unknown }): string {
  return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` ${error}` : '';
}
