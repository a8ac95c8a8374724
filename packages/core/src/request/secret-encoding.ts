/**
 * The position of a secret in a request: inside a JSON string (without its quotes), a form or query value
 * (`application/x-www-form-urlencoded`), a path segment or query value in percent-encoding, a header, or as it is.
 */
export type SecretEncoding = 'json' | 'form' | 'url' | 'header' | 'raw';

const encoders: { readonly [E in SecretEncoding]: (value: string) => string } = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  form: (value) => new URLSearchParams([['', value]]).toString().slice(1),
  url: percentEncode,
  // A header knows no escape: the send stage checks the whole value and refuses what cannot stand there.
  header: (value) => value,
  raw: (value) => value,
};

export const isSecretEncoding = (value: unknown): value is SecretEncoding =>
  typeof value === 'string' && Object.hasOwn(encoders, value);

export const encodeSecret = (value: string, encoding: SecretEncoding): string => encoders[encoding](value);

// encodeURIComponent leaves these reserved characters of RFC 3986 2.2 alone; some receivers do not.
const leftAlone = /[!'()*]/g;

/** Percent-encoding that leaves nothing but RFC 3986's unreserved characters; lone surrogates become U+FFFD. */
export function percentEncode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    leftAlone,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
