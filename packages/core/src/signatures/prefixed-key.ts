/** Prefixes by which Standard Webhooks tells keys apart: shared secret, secret key, public key. */
export const keyPrefixes = { shared: 'whsec_', secret: 'whsk_', public: 'whpk_' } as const;

/** The bytes behind a prefix; `undefined` where the prefix is another one or no clean base64 follows it. */
export function keyBytes(text: string, prefix: string): Buffer | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const encoded = text.slice(prefix.length).replace(/={0,2}$/, '');
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.length > 0 && bytes.toString('base64').replace(/=+$/, '') === encoded ? bytes : undefined;
}

/** Bytes as they are shown to people, behind the prefix that says what they are. */
export const prefixedKey = (bytes: Uint8Array, prefix: string): string =>
  prefix + Buffer.from(bytes).toString('base64');
