import type { SignatureHeader } from './signature-header.ts';
import { headerSignature } from './signature-header.ts';
import type { SignedContent } from './signed-content.ts';
import { signatureOf } from './standard-webhooks.ts';

/** How the calls of a webhook are signed. */
export interface Signing {
  /** The secret in force, and behind it the one before as long as it goes on signing. */
  readonly secrets: readonly string[];
  /** A plain HMAC instead of Standard Webhooks. It holds one signature: that of the first secret. */
  readonly header?: SignatureHeader | undefined;
}

/**
 * The headers that sign a call. Standard Webhooks sends a list, so that the receiver may change its secret any time
 * while two are good.
 * @throws SIGNING_SECRET_INVALID
 */
export function signatureHeaders(
  content: SignedContent,
  { secrets, header }: Signing,
): { readonly [name: string]: string } {
  if (header !== undefined) return { [header.name]: headerSignature(header, content.body, secrets[0] ?? '') };
  return {
    'webhook-timestamp': String(content.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(content, secret)).join(' '),
  };
}
