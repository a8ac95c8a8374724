import { createHmac } from 'node:crypto';

/** Hashes of an HMAC that receivers know; the first is the default. */
export const signatureHashes = ['sha256', 'sha512', 'sha1'] as const;
/** How an HMAC is written; the first is the default. */
export const signatureEncodings = ['hex', 'base64'] as const;

/**
 * A signature in a header of the receiver's own choice, instead of Standard Webhooks: an HMAC of the body alone. So do
 * GitHub (`X-Hub-Signature-256: sha256=…`), Shopify (`X-Shopify-Hmac-Sha256`, base64) and many others.
 */
export interface SignatureHeader {
  /** Name of the header. */
  readonly name: string;
  /** Stands before the signature, e.g. `sha256=`. */
  readonly prefix?: string;
  /** `hex` when left out. */
  readonly encoding?: (typeof signatureEncodings)[number];
  /** `sha256` when left out. */
  readonly hash?: (typeof signatureHashes)[number];
}

/** The value of such a header. The bytes of the secret's own text are the key, whatever they look like. */
export const headerSignature = (
  { prefix = '', encoding = 'hex', hash = 'sha256' }: SignatureHeader,
  body: string,
  secret: string,
): string => prefix + createHmac(hash, secret).update(body).digest(encoding);
