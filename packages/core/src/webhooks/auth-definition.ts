import type { SecretValue } from './secret-value.ts';

/**
 * How the calls of a connection are authorised. Data, so that forms, documents and redaction can read it: the send
 * stage alone turns it into a header or a query parameter.
 */
export type AuthDefinition = BasicAuth | BearerAuth | ApiKeyAuth;

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

/** The properties of each scheme that are secrets. */
export const authSecrets = {
  basic: ['password'],
  bearer: ['token'],
  apiKey: ['key'],
} as const satisfies { readonly [S in AuthDefinition['scheme']]: readonly string[] };

/** Name of the header that carries the credential; `undefined` where it goes into the query. */
export function authHeader(auth: AuthDefinition): string | undefined {
  if (auth.scheme !== 'apiKey') return 'Authorization';
  return auth.in === 'header' ? auth.name : undefined;
}
