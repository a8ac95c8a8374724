import { isEilboteError } from '@eilbote/contract';
import type { Clock, Secrets, TokenRow, TokenStore } from '../../../ports/index.ts';
import type { FetchedToken, NoToken, TokenRequest } from './fetch-token.ts';
import { hostOf } from '../../../redaction/index.ts';

/** A token that can be sent. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  /** Tells it from the ones before and after it, in all processes. */
  readonly number: number;
}

/** Tokens of connections: fetched once for all processes, kept sealed, replaced before they expire. */
export interface TokenKeeper {
  /** A token that is good for a while, fetched if need be. */
  current(request: TokenRequest, end: number): Promise<AccessToken | NoToken>;
  /** The receiver has refused the token of this number: another one, unless somebody has replaced it already. */
  replace(number: number, request: TokenRequest, end: number): Promise<AccessToken | NoToken>;
}

export interface TokenKeeperParts {
  readonly store: TokenStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Makes the token of a lease that no other call has. */
  newLease(): string;
  /** See {@link fetchToken}. @throws EilboteError when a secret cannot be read */
  fetch(request: TokenRequest, end: number, refreshToken?: string): Promise<FetchedToken>;
}

/** A server that does not answer within this time counts as unavailable. */
const fetchMs = 10_000;
/** A process that dies while it fetches holds the others up for so long. */
const leaseMs = fetchMs + 5_000;
/** How often is looked whether another process has brought a token. */
const lookMs = 100;
/** A token is replaced so long before it expires, or a tenth of its lifetime where that is less. */
const marginMs = 60_000;

/** Version of a connection that somebody tries before it is saved. */
const unsaved = 0;

interface Kept extends AccessToken {
  /** What it may be renewed by. */
  readonly refreshToken?: string;
  readonly version: number;
  readonly freshUntil: number;
}

export function tokenKeeper({ store, secrets, clock, newLease, fetch }: TokenKeeperParts): TokenKeeper {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<AccessToken | NoToken>>();

  return {
    async current(request, end) {
      if (request.version === unsaved) return ofUnsaved(request);
      const known = kept.get(request.connection);
      if (known !== undefined && known.version === request.version && clock.now() < known.freshUntil) return known;
      return inTime(renewed(request, 0), request, end);
    },
    async replace(number, request, end) {
      if (request.version === unsaved) return ofUnsaved(request);
      const known = kept.get(request.connection);
      if (known?.version === request.version && known.number > number) return known;
      return inTime(renewed(request, number), request, end);
    },
  };

  /** What is not saved has nowhere to keep a token, and nobody to share it with. */
  async function ofUnsaved(request: TokenRequest): Promise<AccessToken | NoToken> {
    const result = await fetchOrBlocked(request, undefined);
    return result.kind === 'token' ? { kind: 'token', value: result.token, number: 1 } : result;
  }

  /** Whoever needs a token while one is fetched waits for that one. */
  function renewed(request: TokenRequest, refused: number): Promise<AccessToken | NoToken> {
    const key = `${request.connection} ${request.version} ${refused}`;
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const renewing = renew(request, refused).finally(() => underWay.delete(key));
    underWay.set(key, renewing);
    return renewing;
  }

  async function renew(request: TokenRequest, refused: number): Promise<AccessToken | NoToken> {
    try {
      return await renewedInStore(request, refused);
    } catch (error) {
      // A store that fails for a while must not fail a delivery for good.
      const code = isEilboteError(error) ? error.code : 'unexpected error';
      return unavailable(request, `gave no token that could be stored (${code})`);
    }
  }

  async function renewedInStore(request: TokenRequest, refused: number): Promise<AccessToken | NoToken> {
    const { connection, signal } = request;
    const giveUp = clock.monotonic() + leaseMs;
    while (!signal.aborted) {
      const row = await store.connectionToken(connection);
      const seen = row?.number ?? 0;
      const usable = row !== undefined && seen > refused ? opened(row, request) : undefined;
      if (usable !== undefined && clock.now() < usable.freshUntil) return keep(connection, usable);
      const now = clock.now();
      const lease = newLease();
      const leased = await store.leaseToken({ connection, seen, lease, now, until: now + leaseMs });
      // One that was refused before its time is not renewed: the session it belongs to may have been ended.
      if (leased.kind === 'leased') {
        const before = row === undefined || refused !== 0 ? undefined : opened(row, request);
        return fetched(request, lease, seen, before?.refreshToken);
      }
      if (leased.kind === 'unknown' || clock.monotonic() >= giveUp)
        return unavailable(request, 'gave no token in time');
      if (leased.kind === 'held') await wait(Math.min(lookMs, Math.max(1, leased.until - now)));
    }
    return { kind: 'aborted' };
  }

  async function fetched(
    request: TokenRequest,
    lease: string,
    seen: number,
    renewable: string | undefined,
  ): Promise<AccessToken | NoToken> {
    const { connection, version } = request;
    const result = await fetchOrBlocked(request, renewable);
    if (result.kind !== 'token') {
      await store.releaseToken(connection, lease);
      return result;
    }
    const obtainedAt = clock.now();
    const { token: value, lifetimeMs, refreshToken } = result;
    const more = refreshToken === undefined ? {} : { refreshToken };
    const sealed = secrets.seal(JSON.stringify({ value, obtainedAt, ...more } satisfies Sealed), contextOf(connection));
    const expiresAt = obtainedAt + lifetimeMs;
    // Where the lease was lost the token is good all the same; another process has stored one of its own.
    await store.saveToken({ connection, version, token: sealed, expiresAt, lease });
    const freshUntil = freshness(obtainedAt, expiresAt);
    return keep(connection, { kind: 'token', value, number: seen + 1, version, freshUntil, ...more });
  }

  async function fetchOrBlocked(request: TokenRequest, renewable: string | undefined): Promise<FetchedToken> {
    try {
      return await fetch(request, clock.monotonic() + fetchMs, renewable);
    } catch (error) {
      if (isEilboteError(error)) return { kind: 'blocked', by: 'secrets', refusal: error };
      throw error;
    }
  }

  function keep(connection: string, token: Kept): AccessToken {
    kept.set(connection, token);
    return token;
  }

  /** Nothing where it is of another version of the connection, or cannot be read: then a new one is fetched. */
  function opened({ number, version, token, expiresAt }: TokenRow, request: TokenRequest): Kept | undefined {
    if (version !== request.version) return undefined;
    try {
      const { obtainedAt, ...rest } = JSON.parse(secrets.open(token, contextOf(request.connection))) as Sealed;
      return { kind: 'token', ...rest, number, version, freshUntil: freshness(obtainedAt, expiresAt) };
    } catch {
      return undefined;
    }
  }

  async function inTime(
    renewing: Promise<AccessToken | NoToken>,
    request: TokenRequest,
    end: number,
  ): Promise<AccessToken | NoToken> {
    const late = Promise.withResolvers<NoToken>();
    const timer = clock.timer(Math.max(1, end - clock.monotonic()), () =>
      late.resolve(unavailable(request, 'gave no token in time')),
    );
    try {
      return await Promise.race([renewing, late.promise]);
    } finally {
      timer.cancel();
    }
  }

  function wait(delayMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    clock.timer(delayMs, resolve);
    return promise;
  }
}

interface Sealed {
  readonly value: string;
  readonly refreshToken?: string;
  readonly obtainedAt: number;
}

/** What a sealed token is bound to. */
const contextOf = (connection: string): string => `connection:${connection}:token`;

const freshness = (obtainedAt: number, expiresAt: number): number =>
  expiresAt - Math.min(marginMs, (expiresAt - obtainedAt) / 10);

const unavailable = ({ auth }: TokenRequest, reason: string): NoToken => ({
  kind: 'unavailable',
  host: hostOf(auth.tokenUrl),
  reason,
});
