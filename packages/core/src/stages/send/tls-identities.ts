import type { TlsIdentity } from '../../ports/index.ts';
import type { SecretReader } from '../../request/index.ts';
import { tlsSlot, type TlsDefinition } from '../../webhooks/index.ts';

/** The TLS settings of a webhook or connection. */
export interface CallTls {
  /** One object for each version of the webhook or connection. */
  readonly definition: TlsDefinition;
  /** The slot of a secret as the reader of the call names it. */
  readonly slotOf: (slot: string) => string;
}

/**
 * The TLS identities of webhooks and connections, their keys in clear: made at the first call of each version, because
 * a connection is used again only by calls of the same identity.
 */
export class TlsIdentities {
  readonly #known = new WeakMap<TlsDefinition, TlsIdentity>();

  /** @throws EilboteError when a secret cannot be read */
  of({ definition, slotOf }: CallTls, secrets: SecretReader): TlsIdentity {
    let identity = this.#known.get(definition);
    if (identity === undefined) {
      const { certificateAuthorities, certificate, privateKey, passphrase } = definition;
      identity = {
        ...(certificateAuthorities === undefined ? {} : { certificateAuthorities }),
        ...(certificate === undefined ? {} : { certificate }),
        ...(privateKey === undefined ? {} : { privateKey: secrets(slotOf(tlsSlot('privateKey'))) }),
        ...(passphrase === undefined ? {} : { passphrase: secrets(slotOf(tlsSlot('passphrase'))) }),
      };
      this.#known.set(definition, identity);
    }
    return identity;
  }
}
