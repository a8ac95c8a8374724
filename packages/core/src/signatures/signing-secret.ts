import type { EilboteError } from '@eilbote/contract';
import type { Random } from '../ports/index.ts';
import { publicKeyText, readPublicKey, readSecretKey, seedBytes } from './ed25519.ts';
import { SIGNING_KEY_PUBLIC, SIGNING_SECRET_INVALID } from './errors.ts';
import { keyPrefixes, prefixedKey } from './prefixed-key.ts';
import { readSharedSecret } from './standard-webhooks.ts';

/** `v1` and `v1a` of Standard Webhooks, or a plain HMAC in a header of the receiver's choice. */
export type SigningScheme = 'v1' | 'v1a' | 'hmac';

const newSecretBytes = 32;

/** What is wrong with a secret of Standard Webhooks; `undefined` when calls can be signed with it. */
export function checkSigningSecret(secret: string): EilboteError | undefined {
  if (readSharedSecret(secret) !== undefined || readSecretKey(secret) !== undefined) return undefined;
  return readPublicKey(secret) === undefined ? SIGNING_SECRET_INVALID({}) : SIGNING_KEY_PUBLIC({});
}

/** The scheme that a secret of Standard Webhooks signs with. */
export const schemeOf = (secret: string): Exclude<SigningScheme, 'hmac'> =>
  secret.startsWith(keyPrefixes.secret) ? 'v1a' : 'v1';

/** The `whpk_` key that receivers verify calls with; `undefined` for a secret that is no `whsk_` key. */
export function publicKeyOf(secret: string): string | undefined {
  const key = readSecretKey(secret);
  return key === undefined ? undefined : publicKeyText(key);
}

/**
 * A new secret. The receiver needs it, but for `v1a`: there its {@link publicKeyOf} is all that anybody needs to see.
 * For `hmac` it is 64 hexadecimal digits, because receivers with a header of their own take text as it stands.
 */
export function newSigningSecret(random: Random, scheme: SigningScheme = 'v1'): string {
  if (scheme === 'hmac') return Buffer.from(random.bytes(newSecretBytes)).toString('hex');
  if (scheme === 'v1a') return prefixedKey(random.bytes(seedBytes), keyPrefixes.secret);
  return prefixedKey(random.bytes(newSecretBytes), keyPrefixes.shared);
}
