import { isEilboteError } from '@eilbote/contract';
import type { SecretReader } from '../../request/index.ts';
import { publicKeyOf, schemeOf, type SigningScheme } from '../../signatures/index.ts';
import { previousSigningSlot, signingSlot, type SigningDefinition } from '../../webhooks/index.ts';

/** How calls are signed, as far as everybody may know. */
export interface SigningView {
  readonly scheme: SigningScheme;
  /** The `whpk_` key that receivers verify `v1a` with. */
  readonly publicKey?: string;
  /** The secret before, as long as it signs too. */
  readonly previous?: Omit<SigningView, 'previous'> & { readonly until: string };
}

/** `undefined` where nothing is signed, or the secrets cannot be read. */
export function signingView(
  { signingSecret, previousSigningSecret, signatureHeader }: SigningDefinition,
  read: SecretReader,
  now: number,
): SigningView | undefined {
  if (signingSecret === undefined) return undefined;
  if (signatureHeader !== undefined) return { scheme: 'hmac' };
  try {
    const view = keyView(read(signingSlot));
    if (previousSigningSecret === undefined || Date.parse(previousSigningSecret.until) <= now) return view;
    const { until } = previousSigningSecret;
    return { ...view, previous: { ...keyView(read(previousSigningSlot)), until } };
  } catch (error) {
    if (isEilboteError(error)) return undefined;
    throw error;
  }
}

function keyView(secret: string): Omit<SigningView, 'previous'> {
  const publicKey = publicKeyOf(secret);
  return publicKey === undefined ? { scheme: schemeOf(secret) } : { scheme: 'v1a', publicKey };
}
