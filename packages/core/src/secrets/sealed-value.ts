import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SECRETS_DAMAGED } from './errors.ts';
import type { EncryptionKey } from './encryption-key.ts';

const version = 'eb1';
const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/**
 * `eb1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. AES-256-GCM with a random nonce of 96 bits
 * (NIST SP 800-38D 8.2.2: good for 2^32 values per key); version, key id and context are authenticated with it.
 */
export function sealValue(plain: string, context: string, key: EncryptionKey): string {
  // Not from the port Random: a nonce that repeats, as in a seeded simulation, gives the plain text away.
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key.bytes, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(key.id, context));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [version, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** The id of the key that a value was sealed with. @throws SECRETS_DAMAGED when it is no sealed value */
export function keyIdOf(sealed: string): string {
  const [format, keyId, nonce, content, ...rest] = sealed.split('.');
  if (format !== version || !keyId || !nonce || content === undefined || rest.length > 0) throw SECRETS_DAMAGED({});
  return keyId;
}

/** @throws SECRETS_DAMAGED when the value was changed, or sealed for another context */
export function openValue(sealed: string, context: string, key: EncryptionKey): string {
  const [, , nonce = '', content = ''] = sealed.split('.');
  const bytes = Buffer.from(content, 'base64url');
  const tag = bytes.subarray(-tagLength);
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(nonce, 'base64url'), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedData(key.id, context)).setAuthTag(tag);
    return decipher.update(bytes.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw SECRETS_DAMAGED({}, { cause });
  }
}

const associatedData = (keyId: string, context: string): Buffer => Buffer.from(`${version}.${keyId}.${context}`);
