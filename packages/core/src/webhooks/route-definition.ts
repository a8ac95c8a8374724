import type { SecretValue } from './secret-value.ts';

/** How calls get to a receiver that is hard to reach. With a connection, that of the connection counts. */
export interface RouteDefinition {
  readonly tls?: TlsDefinition;
  /** A forward proxy instead of that of the host; `none` calls directly. */
  readonly proxy?: ProxyDefinition | 'none';
}

/** Whom calls trust, and by what they identify themselves, beyond what holds for all. Texts in PEM. */
export interface TlsDefinition {
  /** Authorities that are trusted besides those of the system and the host, e.g. the company's own. */
  readonly certificateAuthorities?: string;
  /** The client certificate, followed by those between it and its authority. */
  readonly certificate?: string;
  readonly privateKey?: SecretValue;
  /** Of the private key, where it is encrypted. */
  readonly passphrase?: SecretValue;
}

/** A forward proxy. The network policy has to allow its address as it has to allow a receiver's. */
export interface ProxyDefinition {
  /** `http://proxy.company.lan:3128`; with `https://` the connection to the proxy is encrypted, too. */
  readonly url: string;
  readonly user?: string;
  readonly password?: SecretValue;
}

/** The properties of {@link TlsDefinition} that are secrets. */
export const tlsSecrets = ['privateKey', 'passphrase'] as const;
