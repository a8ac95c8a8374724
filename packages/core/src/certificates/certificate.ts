import { X509Certificate } from 'node:crypto';

/** What people and warnings need of a certificate. */
export interface Certificate {
  /** The common name of its subject, else the whole subject. */
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
  readonly x509: X509Certificate;
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, in its order; `undefined` where there is none, or one that cannot be read. */
export function readCertificates(pem: string): readonly [Certificate, ...Certificate[]] | undefined {
  try {
    const [first, ...rest] = (pem.match(block) ?? []).map(readCertificate);
    return first === undefined ? undefined : [first, ...rest];
  } catch {
    return undefined;
  }
}

/** A private key in a text that is not meant to be secret. */
export const holdsPrivateKey = (pem: string): boolean => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);

function readCertificate(pem: string): Certificate {
  const x509 = new X509Certificate(pem);
  const commonName = /^CN=(.*)$/m.exec(x509.subject)?.[1];
  return { subject: commonName ?? x509.subject.replaceAll('\n', ', '), validUntil: Date.parse(x509.validTo), x509 };
}
