import type { SecretValue } from './secret-value.ts';

/**
 * How the calls of a connection are authorised. Data, so that forms, documents and redaction can read it: the send
 * stage alone turns it into a header or a query parameter.
 */
export type AuthDefinition = BasicAuth | BearerAuth | ApiKeyAuth | OAuth2Auth;

/** HTTP Basic (RFC 7617), in UTF-8. */
export interface BasicAuth {
  readonly scheme: 'basic';
  readonly user: string;
  readonly password: SecretValue;
}

/** A fixed token in `Authorization: Bearer …` (RFC 6750). */
export interface BearerAuth {
  readonly scheme: 'bearer';
  readonly token: SecretValue;
}

/** A key in a header or a query parameter of this name. */
export interface ApiKeyAuth {
  readonly scheme: 'apiKey';
  readonly in: 'header' | 'query';
  readonly name: string;
  readonly key: SecretValue;
}

/**
 * Client credentials of OAuth 2.0 (RFC 6749 4.4): a token is fetched from `tokenUrl`, used until shortly before it
 * expires, and sent as `Authorization: Bearer …`.
 */
export interface OAuth2Auth {
  readonly scheme: 'oauth2';
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: SecretValue;
  /** Scopes, separated by blanks. */
  readonly scope?: string;
  /** What some authorisation servers ask for beside the scope. */
  readonly audience?: string;
  /** Where the client secret stands in the request for a token: Basic authorisation, or the form in the body. */
  readonly sendSecretIn: 'header' | 'body';
}

/** The properties of each scheme that are secrets. */
export const authSecrets = {
  basic: ['password'],
  bearer: ['token'],
  apiKey: ['key'],
  oauth2: ['clientSecret'],
} as const satisfies { readonly [S in AuthDefinition['scheme']]: readonly string[] };

/** Name of the header that carries the credential; `undefined` where it goes into the query. */
export function authHeader(auth: AuthDefinition): string | undefined {
  if (auth.scheme !== 'apiKey') return 'Authorization';
  return auth.in === 'header' ? auth.name : undefined;
}
