import type { SignatureHeader } from '../signatures/index.ts';
import type { SecretValue } from './secret-value.ts';

/** How calls are signed. What a webhook says of it counts before what its connection says. */
export interface SigningDefinition {
  /**
   * Signs every call by Standard Webhooks: `whsec_` and base64 by v1 (HMAC), `whsk_` and base64 by v1a (Ed25519). With
   * `signatureHeader` any text.
   */
  readonly signingSecret?: SecretValue;
  /** The secret before. It goes on signing beside the present one, so that the receiver can change over without a gap. */
  readonly previousSigningSecret?: PreviousSigningSecret;
  /** Signs by a plain HMAC in a header of the receiver's choice, instead of Standard Webhooks. */
  readonly signatureHeader?: SignatureHeader;
}

/** A signing secret that is on its way out. */
export interface PreviousSigningSecret {
  readonly secret: SecretValue;
  /** RFC 3339 date-time; from then on it is not used any more. */
  readonly until: string;
}

/** Seconds that a signing secret goes on signing after it was replaced: a day. */
export const defaultOverlapSeconds = 24 * 3600;
