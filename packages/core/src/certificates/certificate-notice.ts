/** Whose certificate it is: that of the receiver, our own, or that of an authority that we were told to trust. */
export type CertificateKind = 'receiver' | 'client' | 'authority';

/** A certificate that calls depend on. */
export interface UsedCertificate {
  readonly kind: CertificateKind;
  /** Host of the receiver, or the subject of the certificate. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}
