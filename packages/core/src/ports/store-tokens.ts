/**
 * Access tokens that were fetched for connections, sealed. One process at a time fetches a new one, under a lease; the
 * others wait for what it brings.
 */
export interface TokenStore {
  /** The token of a connection, fresh or not. */
  connectionToken(connection: string): Promise<TokenRow | undefined>;
  /**
   * Begins to fetch a new token: only where the stored one is still the one that the caller has seen, and nobody else
   * holds a lease that lasts beyond `now`. `unknown` for a connection that is not there.
   */
  leaseToken(wanted: TokenLease): Promise<TokenLeased>;
  /** Stores a token that was fetched and ends the lease. False, and nothing stored, when the lease is another's now. */
  saveToken(save: TokenSave): Promise<boolean>;
  /** Ends a lease without a token; does nothing when the lease is another's now. */
  releaseToken(connection: string, lease: string): Promise<void>;
}

export interface TokenRow {
  /** Rises with every token of the connection, from 1. */
  readonly number: number;
  /** Version of the connection that it was fetched for. */
  readonly version: number;
  /** Sealed. */
  readonly token: string;
  readonly expiresAt: number;
}

export interface TokenLease {
  readonly connection: string;
  /** Number of the token that is to be replaced; 0 where there was none. */
  readonly seen: number;
  /** Unique for each call. */
  readonly lease: string;
  readonly now: number;
  readonly until: number;
}

export type TokenLeased =
  | { readonly kind: 'leased' }
  /** Somebody else is fetching one. */
  | { readonly kind: 'held'; readonly until: number }
  /** Somebody else has fetched one meanwhile. */
  | { readonly kind: 'replaced'; readonly row: TokenRow }
  | { readonly kind: 'unknown' };

export interface TokenSave extends Omit<TokenRow, 'number'> {
  readonly connection: string;
  readonly lease: string;
}
