import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { createHash } from 'node:crypto';
import { TransportFailure, type TlsIdentity } from '../ports/index.ts';

/**
 * What TLS connections are made with: whom they trust, and who they are. Made once for each identity, because reading
 * the system's authorities takes a while.
 */
export class SecureContexts {
  readonly #authorities: readonly string[];
  readonly #names = new WeakMap<TlsIdentity, string>();
  readonly #contexts = new Map<string, SecureContext>();

  /** @param authorities PEM texts that are trusted besides those of the system */
  constructor(authorities: readonly string[]) {
    this.#authorities = authorities;
  }

  /** Equal for identities of equal content, different for others: connections of one are never used for another. */
  nameOf(identity: TlsIdentity | undefined): string {
    if (identity === undefined) return '';
    let name = this.#names.get(identity);
    if (name === undefined) {
      const { certificateAuthorities, certificate, privateKey, passphrase } = identity;
      const content = JSON.stringify([certificateAuthorities, certificate, privateKey, passphrase]);
      name = createHash('sha256').update(content).digest('base64url');
      this.#names.set(identity, name);
    }
    return name;
  }

  /** @throws TransportFailure CLIENT_CERTIFICATE where certificate, key and passphrase do not belong together */
  of(identity: TlsIdentity | undefined): SecureContext {
    const name = this.nameOf(identity);
    let context = this.#contexts.get(name);
    if (context === undefined) {
      context = this.#make(identity);
      this.#contexts.set(name, context);
    }
    return context;
  }

  /** Identities that were replaced are forgotten; those in use are made again. */
  clear(): void {
    this.#contexts.clear();
  }

  #make({ certificateAuthorities, certificate, privateKey, passphrase }: TlsIdentity = {}): SecureContext {
    const own = certificateAuthorities === undefined ? [] : [certificateAuthorities];
    try {
      return createSecureContext({
        minVersion: 'TLSv1.2',
        ca: [...getCACertificates('default'), ...this.#authorities, ...own],
        ...(certificate === undefined ? {} : { cert: certificate }),
        ...(privateKey === undefined ? {} : { key: privateKey }),
        ...(passphrase === undefined ? {} : { passphrase }),
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNUSABLE';
      throw new TransportFailure(certificate === undefined ? 'TLS_CERT_INVALID' : 'CLIENT_CERTIFICATE', code);
    }
  }
}
