import { createHash } from 'node:crypto';

/** A key of AES-256 and the short name by which sealed values remember it. */
export interface EncryptionKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export const keyLength = 32;

/** Reads 32 bytes written as 64 hexadecimal digits, or in base64 or base64url; `undefined` for anything else. */
export function readKey(text: string): EncryptionKey | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return encryptionKey(Buffer.from(trimmed, 'hex'));
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined;
  return encryptionKey(Buffer.from(trimmed, 'base64'));
}

/** The id is a hash: it names the key without telling anything of it. */
export const encryptionKey = (bytes: Uint8Array): EncryptionKey => ({
  id: createHash('sha256').update('eilbote key id\0').update(bytes).digest('hex').slice(0, 12),
  bytes: Buffer.from(bytes),
});
