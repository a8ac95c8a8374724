import { createHmac, sign } from 'node:crypto';
import { readSecretKey } from './ed25519.ts';
import { SIGNING_SECRET_INVALID } from './errors.ts';
import { keyBytes, keyPrefixes } from './prefixed-key.ts';
import type { SignedContent } from './signed-content.ts';

const fewestBytes = 24;
const mostBytes = 64;
/** Reading an Ed25519 key costs as much as signing with it. A webhook has one secret, two for a while. */
const mostRemembered = 256;

type Signer = (content: string) => string;

const remembered = new Map<string, Signer>();

/**
 * One entry of the `webhook-signature` of a call, over `id.timestamp.body`: by the scheme that the prefix of the secret
 * tells, `v1` (HMAC-SHA256) for `whsec_`, `v1a` (Ed25519) for `whsk_`.
 * @throws SIGNING_SECRET_INVALID
 */
export function signatureOf({ id, timestamp, body }: SignedContent, secret: string): string {
  return signerOf(secret)(`${id}.${timestamp}.${body}`);
}

function signerOf(secret: string): Signer {
  const known = remembered.get(secret);
  if (known !== undefined) return known;
  const signer = readSigner(secret);
  if (signer === undefined) throw SIGNING_SECRET_INVALID({});
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(secret, signer);
  return signer;
}

function readSigner(secret: string): Signer | undefined {
  const shared = readSharedSecret(secret);
  if (shared !== undefined) return (content) => `v1,${createHmac('sha256', shared).update(content).digest('base64')}`;
  const key = readSecretKey(secret);
  if (key === undefined) return undefined;
  return (content) => `v1a,${sign(null, Buffer.from(content), key).toString('base64')}`;
}

/** The bytes of a `whsec_` secret; `undefined` where it has not the right form. */
export function readSharedSecret(secret: string): Buffer | undefined {
  const key = keyBytes(secret, keyPrefixes.shared);
  return key !== undefined && key.length >= fewestBytes && key.length <= mostBytes ? key : undefined;
}
