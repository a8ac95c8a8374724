import { signatureEncodings, signatureHashes, type SignatureHeader } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import type { OptionDefinition } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';

/** A plain HMAC in a header, instead of Standard Webhooks. */
export interface SignatureHeaderOptions {
  readonly signatureHeader?: string;
  readonly signaturePrefix?: string;
  readonly signatureEncoding?: string;
  readonly signatureHash?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const signatureHeaderOptions: readonly OptionDefinition[] = [
  option(
    '--signature-header <name|none>',
    'HMAC des Inhalts in dieser Kopfzeile statt Standard Webhooks, z. B. X-Hub-Signature-256; none: wieder Standard Webhooks',
    'HMAC of the body in this header instead of Standard Webhooks, e.g. X-Hub-Signature-256; none: Standard Webhooks again',
  ),
  option(
    '--signature-prefix <text>',
    'steht dort vor der Signatur, z. B. sha256=',
    'stands before the signature there, e.g. sha256=',
  ),
  option('--signature-encoding <hex|base64>', 'Schreibweise; sonst hex', 'notation; hex otherwise'),
  option('--signature-hash <sha256|sha512|sha1>', 'Hash; sonst sha256', 'hash; sha256 otherwise'),
];

/**
 * The header that the options say; those that are left out keep what there is.
 * @throws ARGUMENT_MISSING, ARGUMENT_INVALID
 */
export function signatureHeaderOf(
  given: SignatureHeader | undefined,
  { signatureHeader, signaturePrefix, signatureEncoding, signatureHash }: SignatureHeaderOptions,
): SignatureHeader | undefined {
  if (signatureHeader === 'none') return undefined;
  const said = [signatureHeader, signaturePrefix, signatureEncoding, signatureHash].some((text) => text !== undefined);
  if (!said) return given;
  const name = signatureHeader ?? given?.name;
  if (name === undefined) throw ARGUMENT_MISSING({ argument: '--signature-header' });
  return {
    ...given,
    name,
    ...(signaturePrefix === undefined ? {} : { prefix: signaturePrefix }),
    ...(signatureEncoding === undefined ? {} : { encoding: oneOf(signatureEncoding, signatureEncodings) }),
    ...(signatureHash === undefined ? {} : { hash: oneOf(signatureHash, signatureHashes) }),
  };
}
