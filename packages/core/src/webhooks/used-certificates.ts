import { readCertificates, type CertificateKind, type UsedCertificate } from '../certificates/index.ts';
import type { TlsDefinition } from './route-definition.ts';

const known = new WeakMap<TlsDefinition, readonly UsedCertificate[]>();
const none: readonly UsedCertificate[] = [];

/** The certificates in the TLS settings of a webhook or connection, read once. */
export function usedCertificates(tls: TlsDefinition | undefined): readonly UsedCertificate[] {
  if (tls === undefined) return none;
  let used = known.get(tls);
  if (used === undefined) {
    used = [...certificatesIn(tls.certificate, 'client'), ...certificatesIn(tls.certificateAuthorities, 'authority')];
    known.set(tls, used);
  }
  return used;
}

const certificatesIn = (pem: string | undefined, kind: CertificateKind): readonly UsedCertificate[] =>
  (pem === undefined ? undefined : readCertificates(pem))?.map(({ subject, validUntil }) => ({
    kind,
    name: subject,
    validUntil,
  })) ?? none;
