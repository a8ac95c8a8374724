import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { keyBytes, keyPrefixes, prefixedKey } from './prefixed-key.ts';

/** Bytes of the seed that a secret key is made of. */
export const seedBytes = 32;

/** RFC 8410: what stands before the seed in PKCS #8, and before the public key in SPKI. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The secret key behind `whsk_`: its seed, or seed and public key together as libsodium and Svix write it. `undefined`
 * where it is neither, or the two halves do not belong together.
 */
export function readSecretKey(text: string): KeyObject | undefined {
  const bytes = keyBytes(text, keyPrefixes.secret);
  if (bytes === undefined || (bytes.length !== seedBytes && bytes.length !== 2 * seedBytes)) return undefined;
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Head, bytes.subarray(0, seedBytes)]),
    format: 'der',
    type: 'pkcs8',
  });
  return bytes.length === seedBytes || bytes.subarray(seedBytes).equals(publicBytes(key)) ? key : undefined;
}

/** The public key behind `whpk_`; `undefined` where it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  const bytes = keyBytes(text, keyPrefixes.public);
  if (bytes?.length !== seedBytes) return undefined;
  return createPublicKey({ key: Buffer.concat([spkiHead, bytes]), format: 'der', type: 'spki' });
}

/** The `whpk_` text that receivers verify with. */
export const publicKeyText = (secretKey: KeyObject): string => prefixedKey(publicBytes(secretKey), keyPrefixes.public);

const publicBytes = (secretKey: KeyObject): Buffer =>
  createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(spkiHead.length);
