/** What became of an attempt. The engine acts on it; nothing else is needed to decide about a repetition. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly remoteId?: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | {
      readonly kind: 'retry';
      readonly failure: FailureClass;
      readonly reason: string;
      /** Not before so many milliseconds from now; the retry schedule decides when left out. */
      readonly afterMs?: number;
    }
  | {
      readonly kind: 'failed';
      readonly failure: FailureClass;
      readonly reason: string;
      /** The receiver wants no more calls (410): the webhook is paused. */
      readonly pausesWebhook?: true;
    };

/** Why an attempt or a delivery failed. Each has cause and remedy in plain words, see `docs/errors.md`. */
export const failureClasses = [
  'DNS_NOT_FOUND',
  'DNS_TIMEOUT',
  'CONNECT_REFUSED',
  'CONNECT_TIMEOUT',
  'TLS_CERT_INVALID',
  'TLS_HANDSHAKE',
  'CLIENT_CERTIFICATE',
  'PROXY_FAILED',
  'RESPONSE_TIMEOUT',
  'BODY_TIMEOUT',
  'RESPONSE_TOO_LARGE',
  'PROTOCOL_ERROR',
  'CONNECTION_RESET',
  'REDIRECT_REFUSED',
  'TOKEN_UNAVAILABLE',
  'HTTP_4XX',
  'HTTP_401_403',
  'HTTP_404_410',
  'HTTP_413',
  'HTTP_429',
  'HTTP_5XX',
  'POLICY_BLOCKED',
  'SECRET_UNAVAILABLE',
  'BUILD_FAILED',
  'TRANSFORM_FAILED',
  'PLUGIN_CRASHED',
  'INTERRUPTED',
  'EXPIRED',
  'INTERNAL',
] as const;

/** One of the {@link failureClasses}. */
export type FailureClass = (typeof failureClasses)[number];

/** The receiver has taken the delivery. `remoteId` is what it calls the thing that came of it. */
export const delivered = (remoteId?: string): Outcome =>
  remoteId === undefined ? { kind: 'delivered' } : { kind: 'delivered', remoteId };

/** There was nothing to send; `reason` stands in the log. Final, and not a failure. */
export const skipped = (reason: string): Outcome => ({ kind: 'skipped', reason });

/** It may work later: the delivery waits for its next attempt, `afterMs` milliseconds or as its schedule says. */
export const retry = (failure: FailureClass, reason: string, afterMs?: number): Outcome =>
  afterMs === undefined ? { kind: 'retry', failure, reason } : { kind: 'retry', failure, reason, afterMs };

/** It will not work however often it is tried: the delivery ends. */
export const failed = (failure: FailureClass, reason: string): Outcome => ({ kind: 'failed', failure, reason });
