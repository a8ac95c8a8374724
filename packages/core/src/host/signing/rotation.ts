import type { Random } from '../../ports/index.ts';
import type { SecretReader } from '../../request/index.ts';
import { newSigningSecret, publicKeyOf, schemeOf, type SigningScheme } from '../../signatures/index.ts';
import { signingSlot, type SigningDefinition } from '../../webhooks/index.ts';
import { SIGNING_NOT_SET_UP } from './errors.ts';
import type { OverlapOptions } from './overlap.ts';

/** How a signing secret is to be replaced. */
export interface RotateOptions extends OverlapOptions {
  /** The new secret, where the receiver has made it; made here when left out. */
  readonly secret?: string;
  /** Of the secret to make; that of the present one when left out. Without effect for a header of its own. */
  readonly scheme?: Exclude<SigningScheme, 'hmac'>;
}

/** What the receiver has to be told after its secret was replaced. Shown once: it cannot be read again. */
export interface NewSigning {
  /** The new secret, where it was made here and the receiver needs it. */
  readonly signingSecret?: string;
  /** For `v1a` the public key is all that the receiver needs. */
  readonly publicKey?: string;
}

/** @throws SIGNING_NOT_SET_UP, SECRETS_KEY_MISSING, SECRETS_KEY_WRONG, SECRETS_DAMAGED */
export function rotate(
  { name, signingSecret, signatureHeader }: SigningDefinition & { readonly name: string },
  read: SecretReader,
  options: RotateOptions,
  random: Random,
): { readonly secret: string; readonly told: NewSigning } {
  if (signingSecret === undefined) throw SIGNING_NOT_SET_UP({ name });
  const scheme = signatureHeader === undefined ? (options.scheme ?? schemeOf(read(signingSlot))) : 'hmac';
  const secret = options.secret ?? newSigningSecret(random, scheme);
  const publicKey = scheme === 'hmac' ? undefined : publicKeyOf(secret);
  if (publicKey !== undefined) return { secret, told: { publicKey } };
  return { secret, told: options.secret === undefined ? { signingSecret: secret } : {} };
}
