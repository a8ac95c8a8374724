import type { TokenPlaces } from '@eilbote/contract';
import type { SecretValue } from './secret-value.ts';

/**
 * How the calls of a connection are authorised. Data, so that forms, documents and redaction can read it: the send
 * stage alone turns it into a header or a query parameter.
 */
export type AuthDefinition = EnteredAuth | TokenEndpointAuth;

/** What can be entered for a connection; anything else follows from the settings that a target system asks for. */
export type EnteredAuth = BasicAuth | BearerAuth | ApiKeyAuth | OAuth2Auth;

/** What needs a token before a call. */
export type TokenAuth = OAuth2Auth | TokenEndpointAuth;

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

/** An endpoint of a target system's own kind, which gives a token for the settings of a connection. */
export interface TokenEndpointAuth {
  readonly scheme: 'tokenEndpoint';
  readonly tokenUrl: string;
  readonly encoding: 'json' | 'form';
  readonly body: { readonly [property: string]: TokenField };
  readonly answer: TokenPlaces;
  readonly lifetimeSeconds?: number;
  readonly refresh?: {
    readonly tokenUrl: string;
    readonly body: { readonly [property: string]: TokenField | { readonly refreshToken: true } };
  };
}

/** A value for a token endpoint: in clear, or that of a secret setting of this name. */
export type TokenField = { readonly text: string } | { readonly secretSetting: string };

/** The properties of each scheme that are secrets of their own: those of a token endpoint are settings. */
export const authSecrets = {
  basic: ['password'],
  bearer: ['token'],
  apiKey: ['key'],
  oauth2: ['clientSecret'],
  tokenEndpoint: [],
} as const satisfies { readonly [S in AuthDefinition['scheme']]: readonly string[] };

/** Whether calls need a token before they are made. */
export const needsToken = (auth: AuthDefinition): auth is TokenAuth =>
  auth.scheme === 'oauth2' || auth.scheme === 'tokenEndpoint';

/** Name of the header that carries the credential; `undefined` where it goes into the query. */
export function authHeader(auth: AuthDefinition): string | undefined {
  if (auth.scheme !== 'apiKey') return 'Authorization';
  return auth.in === 'header' ? auth.name : undefined;
}
